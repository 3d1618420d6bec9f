package dev.reelay.sweep;

import java.util.List;
import java.util.Optional;

/**
 * A page of a listing.
 *
 * @param objects in the order of their keys; none at all only on a last page
 * @param rest what of the range comes after them; none: this is its last page
 */
public record KeyPage(List<SweptObject> objects, Optional<KeyRange> rest) {

    /**
     * What comes after this page if it is the first of a bucket: nothing; or one range, to be gone through page by page; or, where
     * all keys of this page are digests and so tell where the others are, up to 16 ranges, to be gone through at the same time.
     */
    public List<KeyRange> parts() {
        return rest.map(this::parts).orElse(List.of());
    }

    private List<KeyRange> parts(KeyRange range) {
        return objects.stream().allMatch(object -> range.spreads(object.key())) ? range.byNextDigit() : List.of(range);
    }
}
