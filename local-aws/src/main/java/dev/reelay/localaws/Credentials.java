package dev.reelay.localaws;

/** The one pair of keys that is accepted; S3 checks signatures made with it, the others only want to see one. */
final class Credentials {

    static final String ACCESS_KEY_ID = "test";
    static final String SECRET_ACCESS_KEY = "test";

    /** The region in ARNs; requests may be signed for any. */
    static final String REGION = "us-east-1";

    private Credentials() {}
}
