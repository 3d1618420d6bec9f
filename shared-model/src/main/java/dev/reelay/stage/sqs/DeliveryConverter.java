package dev.reelay.stage.sqs;

import static io.awspring.cloud.sqs.listener.SqsHeaders.MessageSystemAttributes.SQS_MESSAGE_GROUP_ID_HEADER;

import dev.reelay.queues.Delivery;
import io.awspring.cloud.sqs.support.converter.MessagingMessageConverter;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.messaging.support.MessageBuilder;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Hands a message to its listener as it is. The default converter would read the body, and a class name from a message
 * attribute, before the listener is asked: what it cannot read never reaches the listener and so could never be parked.
 */
final class DeliveryConverter implements MessagingMessageConverter<Message> {

    @Override
    public org.springframework.messaging.Message<?> toMessagingMessage(Message message) {
        Map<MessageSystemAttributeName, String> system = message.attributes();
        Map<String, String> attributes = new HashMap<>();
        message.messageAttributes().forEach((name, value) -> {
            if (value.stringValue() != null) {
                attributes.put(name, value.stringValue());
            }
        });
        Optional<String> group = Optional.ofNullable(system.get(MessageSystemAttributeName.MESSAGE_GROUP_ID));
        Delivery delivery = new Delivery(
                message.messageId(),
                message.receiptHandle(),
                message.body(),
                Integer.parseInt(system.getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")),
                Instant.ofEpochMilli(
                        Long.parseLong(system.getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0"))),
                group,
                attributes);
        MessageBuilder<Delivery> converted = MessageBuilder.withPayload(delivery);
        // By this header the container keeps the messages of a FIFO group one after another.
        group.ifPresent(name -> converted.setHeader(SQS_MESSAGE_GROUP_ID_HEADER, name));
        return converted.build();
    }

    @Override
    public Message fromMessagingMessage(org.springframework.messaging.Message<?> message) {
        throw new UnsupportedOperationException("deliveries are only received: send through Queue");
    }
}
