package dev.reelay.infrastructure.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackTests {

    private static final String TEMPLATE = """
            Parameters:
              Name: {Type: String, Default: q}
              Type: {Type: String, Default: standard}
              People: {Type: CommaDelimitedList, Default: ""}
              Needed: {Type: String}
            Conditions:
              Fifo: !Equals [!Ref Type, fifo]
              NotFifo: !Not [!Equals [!Ref Type, fifo]]
              Somebody: !Not [!Equals [!Join ["", !Ref People], ""]]
            Resources:
              Queue:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: !If [Fifo, !Sub "${Name}.fifo", !Ref Name]
                  FifoQueue: !If [Fifo, true, !Ref AWS::NoValue]
                  List: [a, !Ref AWS::NoValue, !If [Somebody, !Join ["+", !Ref People], b]]
              OnlyFifo: {Type: AWS::SNS::Topic, Condition: Fifo}
              Other:
                Type: Custom::Thing
                Properties:
                  Text: VALUE
            Outputs:
              Arn: {Value: !GetAtt Queue.Arn, Export: {Name: !Sub "${AWS::StackName}-Arn"}}
              Silent: {Value: x}
              OnlyFifo: {Condition: Fifo, Value: !Ref OnlyFifo, Export: {Name: its-topic}}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    !Ref Name                                         | q
                    !Ref AWS::AccountId                               | 111122223333
                    !Ref Queue                                        | https://sqs.us-east-1.amazonaws.com/111122223333/q
                    !GetAtt Queue.QueueName                           | q
                    !Sub "${Queue.Arn}/x-${AWS::Region}"              | arn:aws:sqs:us-east-1:111122223333:q/x-us-east-1
                    !Sub ["${A}:${Name}", {A: !If [Fifo, f, !Ref Name]}] | q:q
                    !Join [",", [a, !Ref Name]]                       | a,q
                    !Join ["+", !Split [",", !Join [",", [a, !Ref Name]]]] | a+q
                    {"Fn::ImportValue": !Sub "${AWS::StackName}-Its"} | theirs
                    """)
    void resource_whenThereAreFunctions_hasTheirResults(String written, String expected) {
        Stack stack = Template.parse(TEMPLATE.replace("VALUE", written))
                .stack(Place.anywhere(), Map.of(), Map.of("reelay-Its", "theirs"));

        assertThat(stack.resource("Other").text("Text")).isEqualTo(expected);
    }

    @Test
    void resource_whenConditionIsFalse_leavesOutWhatHasNoValue() {
        Map<String, String> properties =
                stack(Map.of()).resource("Queue").properties().texts();

        assertThat(properties)
                .containsOnly(Map.entry("QueueName", "q"), Map.entry("List[0]", "a"), Map.entry("List[1]", "b"));
    }

    @Test
    void resource_whenParametersAreGiven_followsThem() {
        Map<String, String> properties = stack(Map.of("Type", "fifo", "Name", "w", "People", "x,y"))
                .resource("Queue")
                .properties()
                .texts();

        assertThat(properties)
                .containsEntry("QueueName", "w.fifo")
                .containsEntry("FifoQueue", "true")
                .containsEntry("List[1]", "x+y");
    }

    @Test
    void resources_whenConditionIsFalse_areNotThere() {
        assertThat(stack(Map.of()).resources("AWS::SNS::Topic")).isEmpty();
        assertThat(stack(Map.of("Type", "fifo")).resources("AWS::SNS::Topic")).hasSize(1);
        assertThatThrownBy(() -> stack(Map.of()).resource("OnlyFifo")).hasMessageContaining("no resource OnlyFifo");
    }

    @Test
    void exports_always_areTheOutputsThatHaveAName() {
        assertThat(stack(Map.of()).exports())
                .containsOnly(Map.entry("reelay-Arn", "arn:aws:sqs:us-east-1:111122223333:q"));
    }

    @Test
    void exports_whenConditionIsTrue_areThoseThatDependOnItToo() {
        assertThat(stack(Map.of("Type", "fifo")).exports()).containsOnlyKeys("reelay-Arn", "its-topic");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    !Ref Needed                  | parameter Needed has no default
                    !Ref Nothing                 | no resource Nothing
                    !If [Nothing, a, b]          | no condition Nothing
                    {"Fn::ImportValue": nothing} | no stack exports nothing
                    !Base64 x                    | Fn::Base64 is not known here
                    """)
    void resource_whenSomethingIsUnknown_namesIt(String written, String complaint) {
        Stack stack = Template.parse(TEMPLATE.replace("VALUE", written)).stack(Place.anywhere(), Map.of());

        assertThatThrownBy(() -> stack.resource("Other")).hasMessageContaining(complaint);
    }

    @Test
    void stack_whenParameterIsUnknown_namesIt() {
        assertThatThrownBy(() -> stack(Map.of("Nmae", "x"))).hasMessageContaining("no parameter Nmae");
    }

    private static Stack stack(Map<String, String> parameters) {
        return Template.parse(TEMPLATE).stack(Place.anywhere(), parameters);
    }
}
