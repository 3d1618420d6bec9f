package dev.reelay.consumer.widgets;

import dev.reelay.widgets.Application;
import dev.reelay.widgets.Kept;
import dev.reelay.widgets.WidgetKey;
import dev.reelay.widgets.Widgets;
import java.util.Optional;
import java.util.function.Consumer;

/** Widgets whose user is held up before each change, and then {@code another} has been there. */
record Overtaken(Widgets widgets, Consumer<Application> another) implements Widgets {

    @Override
    public Optional<Kept> find(WidgetKey key) {
        return widgets.find(key);
    }

    @Override
    public boolean carryOut(Application application) {
        another.accept(application);
        return widgets.carryOut(application);
    }
}
