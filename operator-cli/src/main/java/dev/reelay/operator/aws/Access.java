package dev.reelay.operator.aws;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * What calls are signed with. Keys and region come from where the AWS CLI takes them. Endpoints on this machine need neither: if none are
 * configured, they are {@code test}, {@code test} and {@code us-east-1}, which embedded AWS accepts.
 */
record Access(Region region, AwsCredentialsProvider keys) {

    private static final String LOCAL_KEY = "test";

    /**
     * To the services that a command needs, which answer at these endpoints, or at AWS's own.
     *
     * @throws ReadableException if keys or a region are missing
     */
    static Access to(Optional<String> region, List<Optional<URI>> endpoints) {
        boolean local = endpoints.stream()
                .allMatch(endpoint -> endpoint.filter(Access::isLoopback).isPresent());
        return new Access(region(region, local), keys(local));
    }

    <B extends AwsClientBuilder<B, C>, C> B configured(B builder, Optional<URI> endpoint) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(region).credentialsProvider(keys);
    }

    /**
     * Whether buckets are asked for by path and not by host, as the AWS CLI does everywhere but at AWS: an endpoint is given as an option, or by
     * one of the two variables from which the SDK takes it by itself; not in a profile.
     */
    static boolean isPathStyle(Optional<URI> endpoint) {
        return endpoint.isPresent()
                || System.getenv("AWS_ENDPOINT_URL_S3") != null
                || System.getenv("AWS_ENDPOINT_URL") != null;
    }

    private static Region region(Optional<String> given, boolean local) {
        if (given.isPresent()) {
            return Region.of(given.get());
        }
        // Not asking the metadata of EC2, which takes its time where there is none.
        if (local && System.getenv("AWS_REGION") == null && System.getenv("AWS_DEFAULT_REGION") == null) {
            return Region.US_EAST_1;
        }
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkClientException e) {
            throw new ReadableException("no AWS region is configured: give --region, or set AWS_REGION", e);
        }
    }

    private static AwsCredentialsProvider keys(boolean local) {
        if (local) {
            return AwsCredentialsProviderChain.of(
                    SystemPropertyCredentialsProvider.create(),
                    EnvironmentVariableCredentialsProvider.create(),
                    ProfileCredentialsProvider.create(),
                    StaticCredentialsProvider.create(AwsBasicCredentials.create(LOCAL_KEY, LOCAL_KEY)));
        }
        AwsCredentialsProvider keys = DefaultCredentialsProvider.builder().build();
        try {
            keys.resolveCredentials();
            return keys;
        } catch (SdkClientException e) {
            throw new ReadableException(
                    "no AWS credentials are configured: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a profile"
                            + " ('aws configure'), or give --endpoint-url for another AWS than the real one",
                    e);
        }
    }

    private static boolean isLoopback(URI endpoint) {
        try {
            return InetAddress.getByName(endpoint.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
