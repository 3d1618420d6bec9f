package dev.reelay.infrastructure.template;

/**
 * A resource of a stack.
 *
 * @param id its name within the template
 * @param type such as {@code AWS::SQS::Queue}
 * @param properties with everything resolved
 */
public record Resource(String id, String type, Value properties) {

    /** The text of a property. */
    public String text(String property) {
        return properties.field(property).text();
    }
}
