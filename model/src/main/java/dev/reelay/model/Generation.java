package dev.reelay.model;

import java.util.List;
import java.util.Set;

/** {@code GenerateMovies}: split a large range; of a chunk, write the files, record the movies, send the pointers. */
final class Generation {

    /** Of a split. */
    private static final int MOST_PARTS = 2;

    private final Bounds bounds;
    private final Sending sending;
    private final Set<Flaw> flaws;

    Generation(Bounds bounds, Sending sending, Set<Flaw> flaws) {
        this.bounds = bounds;
        this.sending = sending;
        this.flaws = flaws;
    }

    List<Turn> turns(World world, Letter letter, Worker worker) {
        return switch (worker.phase()) {
            case FIND_JOB -> List.of(find(world, letter));
            case ACCEPT_FOUND ->
                List.of(
                        world.job() == JobItem.ABSENT
                                ? Turn.to("find the job expired", world, Worker.at(Phase.PARK))
                                : Turn.to("accept the job", world.with(JobItem.ACCEPTED), begin(letter)));
            case SPLIT -> split(world, letter, worker);
            case WRITE ->
                List.of(Turn.to(
                        "write file",
                        write(world, letter.from() + worker.done()),
                        through(worker.did(), letter.size(), Phase.RECORD)));
            case RECORD -> List.of(record(world, letter, worker));
            case SEND_POINTERS -> sendPointers(world, letter, worker);
            default -> throw new IllegalStateException("not of generation: " + worker.phase());
        };
    }

    private Turn find(World world, Letter letter) {
        return switch (world.job()) {
            case ABSENT -> Turn.to("find no job", world, Worker.at(Phase.PARK));
            case PROVISIONAL -> Turn.to("find the job provisional", world, provisional(letter));
            case ACCEPTED -> Turn.to("find the job accepted", world, begin(letter));
        };
    }

    private Worker provisional(Letter letter) {
        if (flaws.contains(Flaw.GENERATES_PROVISIONAL_JOBS)) {
            return begin(letter);
        }
        return Worker.at(flaws.contains(Flaw.PARKS_PROVISIONAL_JOBS) ? Phase.PARK : Phase.ACCEPT_FOUND);
    }

    private Worker begin(Letter letter) {
        return Worker.at(bounds.work(letter));
    }

    private List<Turn> split(World world, Letter letter, Worker worker) {
        int size = bounds.chunk();
        while (size * MOST_PARTS < letter.size()) {
            size *= MOST_PARTS;
        }
        int count = Math.ceilDiv(letter.size(), size);
        int from = letter.from() + worker.done() * size;
        Worker next = through(worker.did(), count, Phase.DELETE);
        boolean deletes = worker.done() == 0 && flaws.contains(Flaw.SPLIT_DELETES_WITH_THE_FIRST_PART);
        return sending.send(world, Channel.GENERATE, from, Math.min(letter.to(), from + size)).stream()
                .map(sent -> new Turn("send part", sent, next, deletes))
                .toList();
    }

    /** With {@code If-None-Match: *}: what is there stays. */
    private static World write(World world, int movie) {
        MovieCell cell = world.movie(movie);
        return cell.file() == Payload.ABSENT ? world.with(movie, cell.with(Payload.INTACT)) : world;
    }

    private Turn record(World world, Letter letter, Worker worker) {
        int movie = letter.from() + worker.done();
        MovieCell cell = world.movie(movie);
        if (cell.item() == Item.ABSENT || flaws.contains(Flaw.RECORDS_UNCONDITIONALLY)) {
            World recorded = world.with(movie, cell.with(Item.STORED))
                    .with(world.events().plus(Item.ABSENT, Item.STORED));
            return Turn.to("record movie", recorded, recorded(worker.noting().did(), letter));
        }
        boolean send = cell.item() == Item.STORED && !flaws.contains(Flaw.OMITS_POINTER_WHEN_ALREADY_RECORDED);
        return Turn.to("find movie recorded", world, recorded((send ? worker.noting() : worker).did(), letter));
    }

    private static Worker recorded(Worker worker, Letter letter) {
        return worker.done() < letter.size() ? worker : pointersFrom(worker, letter, 0);
    }

    private List<Turn> sendPointers(World world, Letter letter, Worker worker) {
        int movie = letter.from() + worker.done();
        return sending.send(world, Channel.LOAD, movie, movie + 1).stream()
                .map(sent -> Turn.to("send pointer", sent, pointersFrom(worker, letter, worker.done() + 1)))
                .toList();
    }

    /** The worker before the first noted movie from {@code index}, or at the end. */
    private static Worker pointersFrom(Worker worker, Letter letter, int index) {
        int first = index;
        while (first < letter.size() && !worker.hasNoted(first)) {
            first++;
        }
        return first == letter.size() ? Worker.at(Phase.DELETE) : worker.at(Phase.SEND_POINTERS, first);
    }

    /** The worker, or the worker in its next phase if all is done. */
    private static Worker through(Worker worker, int count, Phase next) {
        return worker.done() < count ? worker : Worker.at(next);
    }
}
