package dev.reelay.schema.aws;

import dev.reelay.schema.Resource;
import dev.reelay.schema.Resource.Kind;
import dev.reelay.schema.Resource.Outcome;
import java.util.List;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The bucket of the files. */
record SchemaBucket(S3Client s3, String name) implements SchemaPart {

    private static final int FORBIDDEN = 403;

    @Override
    public Resource load() {
        return resource(exists() ? Outcome.EXISTING : create());
    }

    @Override
    public Resource find() {
        return exists() ? new Resource(Kind.BUCKET, name, Outcome.FOUND, size()) : resource(Outcome.MISSING);
    }

    @Override
    public Resource drop() {
        if (!exists()) {
            return resource(Outcome.MISSING);
        }
        s3.listObjectsV2Paginator(bucket -> bucket.bucket(name)).stream()
                .filter(ListObjectsV2Response::hasContents)
                .forEach(this::delete);
        s3.deleteBucket(bucket -> bucket.bucket(name));
        return resource(Outcome.DROPPED);
    }

    private Resource resource(Outcome outcome) {
        return new Resource(Kind.BUCKET, name, outcome);
    }

    private boolean exists() {
        try {
            s3.headBucket(bucket -> bucket.bucket(name));
            return true;
        } catch (NoSuchBucketException missing) {
            return false;
        } catch (S3Exception refused) {
            if (refused.statusCode() == FORBIDDEN) {
                throw taken(refused);
            }
            throw refused;
        }
    }

    private Outcome create() {
        try {
            s3.createBucket(this::describe);
            return Outcome.CREATED;
        } catch (BucketAlreadyOwnedByYouException created) {
            // By someone else in this account since the look-up.
            return Outcome.EXISTING;
        } catch (BucketAlreadyExistsException others) {
            throw taken(others);
        }
    }

    private void describe(CreateBucketRequest.Builder bucket) {
        bucket.bucket(name);
        Region region = s3.serviceClientConfiguration().region();
        // S3 wants the region spelled out everywhere but in us-east-1, where it refuses it.
        if (!Region.US_EAST_1.equals(region)) {
            bucket.createBucketConfiguration(where -> where.locationConstraint(region.id()));
        }
    }

    private IllegalStateException taken(S3Exception cause) {
        return new IllegalStateException(
                "bucket '" + name + "' belongs to another account, or these credentials may not see it: choose another"
                        + " name for the bucket, or other credentials",
                cause);
    }

    private String size() {
        ListObjectsV2Response first = s3.listObjectsV2(bucket -> bucket.bucket(name));
        return Boolean.TRUE.equals(first.isTruncated())
                ? "more than " + first.contents().size() + " files"
                : first.contents().size() + " files";
    }

    private void delete(ListObjectsV2Response page) {
        List<ObjectIdentifier> files = page.contents().stream()
                .map(file -> ObjectIdentifier.builder().key(file.key()).build())
                .toList();
        DeleteObjectsResponse deleted = s3.deleteObjects(
                bucket -> bucket.bucket(name).delete(list -> list.objects(files).quiet(true)));
        if (deleted.hasErrors() && !deleted.errors().isEmpty()) {
            throw new IllegalStateException("bucket '" + name + "' could not be emptied: "
                    + deleted.errors().getFirst().message() + " (file "
                    + deleted.errors().getFirst().key()
                    + "): remove the reason and drop it again");
        }
    }
}
