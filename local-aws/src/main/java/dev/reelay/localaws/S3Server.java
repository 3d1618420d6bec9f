package dev.reelay.localaws;

import dev.reelay.localaws.nio2blob.InMemoryBlobStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** S3, by S3Proxy. With a folder, a bucket is a folder in it and a file a file, its headers in extended attributes. */
final class S3Server implements AutoCloseable {

    private static final int THREADS = 200;

    private final S3Proxy proxy;
    private final ListenAddress address;

    private S3Server(S3Proxy proxy, ListenAddress address) {
        this.proxy = proxy;
        this.address = address;
    }

    static S3Server start(ListenAddress address, Optional<Path> folder) {
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(store(folder))
                .endpoint(address.bindUri())
                .awsAuthentication(
                        AuthenticationType.AWS_V2_OR_V4, Credentials.ACCESS_KEY_ID, Credentials.SECRET_ACCESS_KEY)
                .jettyMaxThreads(THREADS)
                .ignoreUnknownHeaders(true)
                .stopTimeout(0)
                .build();
        try {
            proxy.start();
        } catch (Exception e) {
            throw new LocalAwsException("S3 could not be started: " + e.getMessage(), e);
        }
        return new S3Server(proxy, address);
    }

    URI uri() {
        return address.uri(proxy.getPort());
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new LocalAwsException("S3 could not be stopped: " + e.getMessage(), e);
        }
    }

    private static BlobStore store(Optional<Path> folder) {
        if (folder.isEmpty()) {
            return new InMemoryBlobStore();
        }
        try {
            Files.createDirectories(folder.get());
        } catch (IOException e) {
            throw new LocalAwsException("folder " + folder.get() + " cannot be made: " + e.getMessage(), e);
        }
        return new FilesystemNio2BlobStore(folder.get().toString());
    }
}
