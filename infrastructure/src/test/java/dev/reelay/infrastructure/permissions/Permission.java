package dev.reelay.infrastructure.permissions;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An action on a resource, either of which may have wildcards where it stands in a policy.
 *
 * @param action such as {@code sqs:SendMessage}
 * @param resource its ARN
 */
public record Permission(String action, String resource) implements Comparable<Permission> {

    /**
     * Whether it allows {@code other}, in which an asterisk stands for anything too, and a question mark for itself. IAM compares actions
     * without regard to case, and ARNs with it.
     */
    boolean covers(Permission other) {
        return matches(action.toLowerCase(Locale.ROOT), other.action.toLowerCase(Locale.ROOT))
                && matches(resource, other.resource);
    }

    private static boolean matches(String pattern, String text) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    }

    @Override
    public int compareTo(Permission other) {
        int byAction = action.compareTo(other.action);
        return byAction == 0 ? resource.compareTo(other.resource) : byAction;
    }

    @Override
    public String toString() {
        return action + " on " + resource;
    }
}
