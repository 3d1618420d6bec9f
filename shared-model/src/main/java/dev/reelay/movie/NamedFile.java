package dev.reelay.movie;

/**
 * A file of somebody's own, as a job orders it to be carried.
 *
 * @param name the name that it was sent under
 * @param location where it lies, byte for byte as it was sent
 */
public record NamedFile(FileName name, FileLocation location) {

    @Override
    public String toString() {
        return name + " at " + location;
    }
}
