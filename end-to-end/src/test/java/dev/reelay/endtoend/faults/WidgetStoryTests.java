package dev.reelay.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class WidgetStoryTests {

    @Test
    void states_ofRequests_areThoseThatTheIssueHasThemLeave() {
        List<ObjectNode> requests = requests(
                "{'type':'update','owner':'Ann Lee','widgetId':'w','label':'too early'}",
                "{'type':'create','owner':'Ann Lee','widgetId':'w','label':'l','description':'','otherAttributes':[{'name':'a','value':'1'}]}",
                "{'type':'update','owner':'ann lee','widgetId':'w','label':null,'otherAttributes':[{'name':'a','value':''},{'name':'b','value':'2'}]}",
                "{'type':'update','owner':'ann lee','widgetId':'w','label':'l'}",
                "{'type':'create','owner':'ann lee','widgetId':'w'}",
                "{'type':'delete','owner':'ann lee','widgetId':'w'}",
                "{'type':'delete','owner':'ann lee','widgetId':'w'}");

        assertThat(WidgetStory.states(requests))
                .containsExactly(
                        new TreeMap<>(),
                        new TreeMap<>(Map.of("owner", "Ann Lee", "widgetId", "w", "label", "l", "a", "1")),
                        new TreeMap<>(Map.of("owner", "Ann Lee", "widgetId", "w", "label", "l", "b", "2")),
                        new TreeMap<>(Map.of("owner", "ann lee", "widgetId", "w")),
                        new TreeMap<>());
    }

    private static List<ObjectNode> requests(String... written) {
        return Stream.of(written)
                .map(json -> (ObjectNode) Call.JSON.readTree(json.replace('\'', '"')))
                .toList();
    }

    @Test
    void story_ofTheSameSeed_isTheSameAndHasAllKindsOfRequests() {
        WidgetStory story = WidgetStory.drawn("w", 40, new Random(1));

        assertThat(story).isEqualTo(WidgetStory.drawn("w", 40, new Random(1)));
        assertThat(story).isNotEqualTo(WidgetStory.drawn("w", 40, new Random(2)));
        assertThat(story.ids()).doesNotHaveDuplicates();
        assertThat(kinds(story)).isEqualTo(Set.of("create", "update", "delete"));
        assertThat(WidgetStory.states(story.requests())).hasSizeGreaterThan(20);
    }

    private static Set<String> kinds(WidgetStory story) {
        return story.requests().stream()
                .map(request -> request.path("type").asString())
                .collect(Collectors.toSet());
    }
}
