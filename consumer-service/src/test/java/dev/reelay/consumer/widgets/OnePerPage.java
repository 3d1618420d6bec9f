package dev.reelay.consumer.widgets;

import dev.reelay.widgets.RequestFiles;
import dev.reelay.widgets.RequestKey;
import java.util.List;
import java.util.Optional;

/** The same requests, listed in pages of one, and something that happens whenever one of them is deleted. */
record OnePerPage(RequestFiles files, Runnable whenDeleted) implements RequestFiles {

    @Override
    public Page after(Optional<RequestKey> key) {
        List<RequestKey> keys = files.after(key).keys();
        return keys.size() < 2
                ? new Page(keys, Optional.empty())
                : new Page(keys.subList(0, 1), Optional.of(keys.getFirst()));
    }

    @Override
    public String bucket() {
        return files.bucket();
    }

    @Override
    public void store(RequestKey key, byte[] json) {
        files.store(key, json);
    }

    @Override
    public Found fetch(RequestKey key) {
        return files.fetch(key);
    }

    @Override
    public void delete(Found found) {
        files.delete(found);
        whenDeleted.run();
    }

    @Override
    public Optional<RequestKey> park(Found found, String reason) {
        return files.park(found, reason);
    }
}
