package dev.reelay.schema;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URL of a queue, which says where the queue is. SQS itself does not look at its host: of the URL of a queue elsewhere it
 * takes account and name, and takes a queue of the same name at home for it.
 */
public final class QueueUrl {

    private static final Pattern URL =
            Pattern.compile("(https?://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?)(?:/.*)?");

    private static final String AWS = "(?:amazonaws\\.com(?:\\.cn)?|api\\.aws|api\\.amazonwebservices\\.com\\.cn)";
    private static final Pattern OF_AWS = Pattern.compile("(?:.+\\.)?" + AWS);

    /** AWS: "Amazon SQS endpoints and quotas", with its legacy endpoints; and those of a VPC. */
    private static final Pattern REGIONAL =
            Pattern.compile("(?:.+\\.)?sqs(?:-fips)?\\.([a-z0-9-]+)\\.(?:vpce\\.)?" + AWS);

    private static final Pattern LEGACY = Pattern.compile("(?:([a-z0-9-]+)\\.)?queue\\.amazonaws\\.com(?:\\.cn)?");
    private static final String LEGACY_REGION = "us-east-1";

    private static final Pattern ACCOUNT = Pattern.compile("/([0-9]{12})/[^/]*$");

    private QueueUrl() {}

    /** The region of AWS whose queue it is; nothing if it is no URL, or not of AWS. */
    public static Optional<String> region(String queue) {
        return host(queue).flatMap(host -> {
            Matcher regional = REGIONAL.matcher(host);
            if (regional.matches()) {
                return Optional.ofNullable(regional.group(1));
            }
            Matcher legacy = LEGACY.matcher(host);
            return legacy.matches()
                    ? Optional.of(Optional.ofNullable(legacy.group(1)).orElse(LEGACY_REGION))
                    : Optional.empty();
        });
    }

    /** The account whose queue it is, 12 digits; nothing if it is no URL, or names none. */
    public static Optional<String> account(String queue) {
        Matcher account = ACCOUNT.matcher(queue);
        return host(queue).isPresent() && account.find() ? Optional.ofNullable(account.group(1)) : Optional.empty();
    }

    /** The queue's name, whether it is given by that or by its URL. */
    public static String name(String queue) {
        return queue.substring(queue.lastIndexOf('/') + 1);
    }

    /** Where the queue answers, {@code scheme://host:port}, if that is not at AWS; nothing if it is, or if it is no URL. */
    public static Optional<URI> elsewhere(String queue) {
        Matcher url = URL.matcher(queue);
        return host(queue).filter(host -> !OF_AWS.matcher(host).matches()).isPresent() && url.matches()
                ? Optional.of(URI.create(String.valueOf(url.group(1))))
                : Optional.empty();
    }

    private static Optional<String> host(String queue) {
        Matcher url = URL.matcher(queue);
        return url.matches() ? Optional.of(String.valueOf(url.group(2)).toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
