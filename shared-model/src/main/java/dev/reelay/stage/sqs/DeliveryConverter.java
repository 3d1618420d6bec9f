package dev.reelay.stage.sqs;

import dev.reelay.queues.Delivery;
import dev.reelay.traces.Traces;
import io.awspring.cloud.sqs.support.converter.ContextAwareMessagingMessageConverter;
import io.awspring.cloud.sqs.support.converter.MessageConversionContext;
import io.awspring.cloud.sqs.support.converter.SqsMessagingMessageConverter;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.support.MessageBuilder;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Hands a message to its listener as it is, with the headers that the container needs. The library's converter alone would read
 * the body, message attributes of type Number, and the name of a class in another one, before the listener is asked: what it
 * cannot read never reaches the listener, and so could never be parked. Only the trace stays, which the container's observation looks
 * for in the headers.
 */
final class DeliveryConverter implements ContextAwareMessagingMessageConverter<Message> {

    private final SqsMessagingMessageConverter headers = new SqsMessagingMessageConverter();

    DeliveryConverter() {
        headers.setPayloadTypeMapper(message -> String.class);
    }

    @Override
    public org.springframework.messaging.Message<?> toMessagingMessage(
            Message message, @Nullable MessageConversionContext context) {
        Message bare = message.toBuilder().messageAttributes(trace(message)).build();
        return MessageBuilder.createMessage(
                delivery(message), headers.toMessagingMessage(bare, context).getHeaders());
    }

    private static Map<String, MessageAttributeValue> trace(Message message) {
        MessageAttributeValue trace = message.messageAttributes().get(Traces.ATTRIBUTE);
        return trace != null && "String".equals(trace.dataType()) && trace.stringValue() != null
                ? Map.of(Traces.ATTRIBUTE, trace)
                : Map.of();
    }

    @Override
    public Message fromMessagingMessage(
            org.springframework.messaging.Message<?> message, @Nullable MessageConversionContext context) {
        throw new UnsupportedOperationException("deliveries are only received: send through Queue");
    }

    @Override
    public @Nullable MessageConversionContext createMessageConversionContext() {
        return headers.createMessageConversionContext();
    }

    static Delivery delivery(Message message) {
        Map<MessageSystemAttributeName, String> system = message.attributes();
        Map<String, String> attributes = new HashMap<>();
        message.messageAttributes().forEach((name, value) -> {
            if (value.stringValue() != null) {
                attributes.put(name, value.stringValue());
            }
        });
        return new Delivery(
                message.messageId(),
                message.receiptHandle(),
                message.body(),
                Integer.parseInt(system.getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")),
                Instant.ofEpochMilli(
                        Long.parseLong(system.getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0"))),
                Optional.ofNullable(system.get(MessageSystemAttributeName.MESSAGE_GROUP_ID)),
                attributes);
    }
}
