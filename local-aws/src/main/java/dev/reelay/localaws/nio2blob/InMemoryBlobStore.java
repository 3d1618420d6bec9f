package dev.reelay.localaws.nio2blob;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import org.gaul.s3proxy.nio2blob.AbstractNio2BlobStore;

/**
 * Files in memory, 1 KiB for each at least, until memory ends. S3Proxy's own store in memory has 8 KiB for each and ends at 4 GiB, which
 * are 524,288 movies.
 */
public final class InMemoryBlobStore extends AbstractNio2BlobStore {

    private static final int BLOCK_BYTES = 1024;

    /** An empty one. */
    public InMemoryBlobStore() {
        super(Jimfs.newFileSystem(Configuration.unix().toBuilder()
                        .setAttributeViews("posix", "user")
                        .setWorkingDirectory("/")
                        .setBlockSize(BLOCK_BYTES)
                        .setMaxSize(Runtime.getRuntime().maxMemory())
                        .build())
                .getPath("/"));
    }
}
