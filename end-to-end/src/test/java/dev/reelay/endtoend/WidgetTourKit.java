package dev.reelay.endtoend;

import dev.reelay.endtoend.faults.Wiretap;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All that services do for widgets, on an AWS that runs already, from a request to its redrive: applied once each and in their order, told by
 * REST, and parked where they cannot be applied. On embedded AWS {@link LeastPrivilegeTests} goes the same way.
 */
abstract class WidgetTourKit {

    private final URI aws;

    /** On what answers there. */
    WidgetTourKit(URI aws) {
        this.aws = aws;
    }

    /** Each storage and each source once; a second tour by the queue would meet the dead letters of the first. */
    @ParameterizedTest(name = "kept in {0}, by a {1}")
    @CsvSource({"s3,queue", "dynamodb,bucket"})
    void widgets_fromTheirRequestsToARedrive_areWhatTheirRequestsMakeOfThem(String storage, String source) {
        WidgetUse use = new WidgetUse(storage, source);
        String name = getClass().getSimpleName();
        try (Wiretap wire = Wiretap.open(name + "-" + storage + "-" + source);
                Pipeline beside = use.beside(aws, name)) {
            wire.passOnTo(aws, aws, aws);
            Pipeline pipeline = beside.through(plan -> use.told(wire.before(plan), beside.aws()));
            new WidgetTour(pipeline, use, wire).walk();
        }
    }
}
