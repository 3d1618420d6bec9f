package dev.reelay.model;

import java.util.List;
import java.util.Set;

/** {@code SubmitJob}: enter the job provisionally, send its range, accept it, answer. */
final class Intake {

    private final Sending sending;
    private final boolean answersFirst;
    private final Phase onceSent;

    Intake(Sending sending, Set<Flaw> flaws) {
        this.sending = sending;
        this.answersFirst = flaws.contains(Flaw.ANSWERS_BEFORE_SENDING);
        this.onceSent = flaws.contains(Flaw.LEAVES_ACCEPTING_TO_GENERATION) ? Phase.ANSWER : Phase.ACCEPT;
    }

    List<Turn> turns(World world, Letter letter, Worker worker) {
        return switch (worker.phase()) {
            case OPEN -> List.of(open(world));
            case SEND_RANGE ->
                sending.send(world, Channel.GENERATE, letter.from(), letter.to()).stream()
                        .map(sent -> answersFirst
                                ? new Turn("send the range", sent, Worker.END, true)
                                : Turn.to("send the range", sent, Worker.at(onceSent)))
                        .toList();
            case ACCEPT -> List.of(accept(world));
            case ANSWER ->
                List.of(
                        answersFirst
                                ? Turn.to("answer 202", world.promised(), Worker.at(Phase.SEND_RANGE))
                                : new Turn("answer 202", world.promised(), Worker.END, true));
            default -> throw new IllegalStateException("not of intake: " + worker.phase());
        };
    }

    private Turn open(World world) {
        Phase next = answersFirst ? Phase.ACCEPT : Phase.SEND_RANGE;
        return switch (world.job()) {
            case ABSENT -> Turn.to("enter the job", world.with(JobItem.PROVISIONAL), Worker.at(next));
            case PROVISIONAL -> Turn.to("find the job provisional", world, Worker.at(next));
            case ACCEPTED -> Turn.to("find the job accepted", world, Worker.at(Phase.ANSWER));
        };
    }

    private static Turn accept(World world) {
        return world.job() == JobItem.ABSENT
                ? Turn.to("find the job expired, and say so", world, Worker.END)
                : Turn.to("accept the job", world.with(JobItem.ACCEPTED), Worker.at(Phase.ANSWER));
    }
}
