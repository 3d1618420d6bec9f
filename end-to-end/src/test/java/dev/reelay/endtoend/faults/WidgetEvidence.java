package dev.reelay.endtoend.faults;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What is judged by of one widget.
 *
 * @param story its requests, all of which were accepted, in this order
 * @param requests what the ledger has of them, by their ids
 * @param counted how many the widget itself counts as applied
 * @param kept the widget as it is
 * @param written what was written as the widget, in this order
 * @param letters in all dead-letter queues, ever
 */
record WidgetEvidence(
        WidgetStory story,
        Map<String, Attributes> requests,
        int counted,
        SortedMap<String, String> kept,
        List<SortedMap<String, String>> written,
        List<Letter> letters) {

    /** Of a widget as it is now. */
    static WidgetEvidence of(WidgetAccount account, WidgetStory story, History history, List<Letter> letters) {
        return new WidgetEvidence(
                story,
                account.requests(story),
                account.counted(story),
                account.kept(story),
                history.events(Event.WidgetWritten.class).stream()
                        .filter(written -> written.widget().equals(story.path()))
                        .map(Event.WidgetWritten::state)
                        .toList(),
                letters);
    }

    /** Whether one of its requests has run out of retries. */
    boolean wasGivenUp() {
        return story.ids().stream().anyMatch(this::wasGivenUp);
    }

    boolean wasGivenUp(String requestId) {
        return letters.stream().anyMatch(letter -> letter.leadsTo(story.widgetId(), requestId));
    }
}
