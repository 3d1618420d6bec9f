package dev.reelay.stage.sqs;

import static io.awspring.cloud.sqs.listener.SqsHeaders.MessageSystemAttributes.SQS_MESSAGE_GROUP_ID_HEADER;
import static io.awspring.cloud.sqs.listener.SqsHeaders.SQS_QUEUE_NAME_HEADER;

import dev.reelay.queues.Delivery;
import io.awspring.cloud.sqs.support.converter.ContextAwareMessagingMessageConverter;
import io.awspring.cloud.sqs.support.converter.MessageConversionContext;
import io.awspring.cloud.sqs.support.converter.SqsMessageConversionContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.support.MessageBuilder;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Hands a message to its listener as it is. The default converter would read the body, and a class name from a message
 * attribute, before the listener is asked: what it cannot read never reaches the listener and so could never be parked.
 */
final class DeliveryConverter implements ContextAwareMessagingMessageConverter<Message> {

    @Override
    public MessageConversionContext createMessageConversionContext() {
        return new SqsMessageConversionContext();
    }

    @Override
    public org.springframework.messaging.Message<?> toMessagingMessage(
            Message message, @Nullable MessageConversionContext context) {
        Delivery delivery = delivery(message);
        MessageBuilder<Delivery> converted = MessageBuilder.withPayload(delivery);
        // By this header the container keeps the messages of a FIFO group one after another.
        delivery.group().ifPresent(name -> converted.setHeader(SQS_MESSAGE_GROUP_ID_HEADER, name));
        // Without this one the container hands no message to its listener: its observation asks for it, if only to
        // discard it.
        if (context instanceof SqsMessageConversionContext sqs && sqs.getQueueAttributes() != null) {
            converted.setHeader(SQS_QUEUE_NAME_HEADER, sqs.getQueueAttributes().getQueueName());
        }
        return converted.build();
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

    @Override
    public Message fromMessagingMessage(
            org.springframework.messaging.Message<?> message, @Nullable MessageConversionContext context) {
        throw new UnsupportedOperationException("deliveries are only received: send through Queue");
    }
}
