package dev.reelay.infrastructure.permissions.aws;

import dev.reelay.infrastructure.template.Value;
import dev.reelay.infrastructure.template.Value.Fields;
import dev.reelay.infrastructure.template.Value.Items;
import dev.reelay.infrastructure.template.Value.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Requests as values, with the names that their services use for the fields: CloudFormation mostly uses the same. */
final class SdkValues {

    private SdkValues() {}

    static Value of(SdkPojo request) {
        Map<String, Value> fields = new LinkedHashMap<>();
        request.sdkFields()
                .forEach(field -> Optional.ofNullable(field.getValueOrDefault(request))
                        .filter(SdkValues::isSet)
                        .ifPresent(value -> fields.put(field.memberName(), value(value))));
        return new Fields(fields);
    }

    private static boolean isSet(Object value) {
        return !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }

    private static Value value(Object value) {
        return switch (value) {
            case SdkPojo pojo -> of(pojo);
            case List<?> list -> new Items(list.stream().map(SdkValues::value).toList());
            case Map<?, ?> map -> {
                Map<String, Value> fields = new LinkedHashMap<>();
                map.forEach((name, field) -> fields.put(String.valueOf(name), value(field)));
                yield new Fields(fields);
            }
            default -> new Text(value.toString());
        };
    }
}
