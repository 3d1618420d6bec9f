package dev.reelay.infrastructure.permissions;

import static dev.reelay.infrastructure.permissions.Program.PRODUCER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelay.infrastructure.permissions.IamPolicies.Refusal;
import dev.reelay.infrastructure.template.Place;
import dev.reelay.infrastructure.template.Template;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IamPoliciesTests {

    private static final String QUEUE = "arn:aws:sqs:us-east-1:111122223333:q";
    private static final String FILES = "arn:aws:s3:::b/*";

    private static final RecordedCall SEND =
            RecordedCall.of(PRODUCER, "Sqs", "SendMessageBatch", "QueueUrl", "http://localhost/000000000000/q");
    private static final RecordedCall RECEIVE =
            RecordedCall.of(PRODUCER, "Sqs", "ReceiveMessage", "QueueUrl", "http://localhost/000000000000/q");

    @Test
    void allows_whenAStatementDoes_isTrueUnlessAnotherDenies() {
        IamPolicies policies = policies("""
                - {Effect: Allow, Action: [sqs:SendMessage, sqs:DeleteMessage], Resource: !GetAtt Queue.Arn}
                - {Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::b/*"}
                - {Effect: Deny, Action: s3:*, Resource: "arn:aws:s3:::b/secret*"}
                """);

        assertThat(policies.allows("ProducerRole", "sqs:SendMessage", QUEUE)).isTrue();
        assertThat(policies.allows("ProducerRole", "sqs:ReceiveMessage", QUEUE)).isFalse();
        assertThat(policies.allows("ProducerRole", "sqs:SendMessage", QUEUE + "-dlq"))
                .isFalse();
        assertThat(policies.allows("ProducerRole", "s3:GetObject", "arn:aws:s3:::b/x"))
                .isTrue();
        assertThat(policies.allows("ProducerRole", "s3:GetObject", "arn:aws:s3:::b/secret.json"))
                .isFalse();
    }

    @Test
    void allowed_always_areAllPairsOfActionAndResource() {
        IamPolicies policies = policies("""
                - {Effect: Allow, Action: [sqs:SendMessage, sqs:DeleteMessage], Resource: !GetAtt Queue.Arn}
                - {Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::b/*"}
                """);

        assertThat(policies.allowed("ProducerRole"))
                .containsExactly(
                        new Permission("s3:GetObject", FILES),
                        new Permission("sqs:DeleteMessage", QUEUE),
                        new Permission("sqs:SendMessage", QUEUE));
    }

    @Test
    void allowedTwice_whenStatementsOverlap_isWhatOneOfThemCouldLeaveOut() {
        IamPolicies policies = policies("""
                - {Effect: Allow, Action: [sqs:SendMessage, sqs:DeleteMessage], Resource: !GetAtt Queue.Arn}
                - {Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt Queue.Arn}
                - {Effect: Allow, Action: [s3:GetObject, s3:PutObject], Resource: "arn:aws:s3:::b/*"}
                - {Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::b/parked/*"}
                - {Effect: Deny, Action: s3:PutObject, Resource: "arn:aws:s3:::b/*"}
                """);

        assertThat(policies.allowedTwice("ProducerRole"))
                .containsExactly(
                        new Permission("s3:GetObject", "arn:aws:s3:::b/parked/*"),
                        new Permission("sqs:SendMessage", QUEUE));
    }

    @Test
    void refused_whenACallNeedsMore_saysWhatOfWhom() {
        IamPolicies policies = policies("- {Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt Queue.Arn}");

        assertThat(policies.refused(List.of(SEND, RECEIVE, RECEIVE)))
                .containsExactly(new Refusal(PRODUCER, "ReceiveMessage", new Permission("sqs:ReceiveMessage", QUEUE)));
    }

    @Test
    void unused_whenACallWasNeverMade_isWhatItWouldHaveNeeded() {
        IamPolicies policies = policies("""
                - {Effect: Allow, Action: [sqs:SendMessage, sqs:DeleteMessage], Resource: !GetAtt Queue.Arn}
                - {Effect: Allow, Action: s3:PutObject, Resource: "arn:aws:s3:::b/*"}
                """);
        RecordedCall put = new RecordedCall(
                PRODUCER,
                "S3",
                "PutObject",
                List.of(
                        new RecordedCall.RequestResource("Bucket", "b"),
                        new RecordedCall.RequestResource("Key", "x.json")));

        assertThat(policies.unused(PRODUCER, List.of(SEND, put)))
                .containsExactly(new Permission("sqs:DeleteMessage", QUEUE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    - {Effect: Allow, Action: s3:*, Resource: "*", Condition: {Bool: {a: "true"}}} | Condition
                    - {Effect: Allow, NotAction: s3:*, Resource: "*"}                              | NotAction
                    """)
    void of_whenAStatementIsNotEvaluatedHere_refusesIt(String statement, String complaint) {
        assertThatThrownBy(() -> policies(statement)).hasMessageContaining(complaint);
    }

    @Test
    void allowed_whenAPolicyStandsBesideItsRole_hasItsStatementsToo() {
        IamPolicies policies = policies("- {Effect: Allow, Action: a, Resource: b}", """
                  Beside:
                    Type: AWS::IAM::Policy
                    Properties:
                      Roles: [!Ref ProducerRole]
                      PolicyDocument: {Statement: {Effect: Allow, Action: c, Resource: d}}
                  Other: {Type: AWS::IAM::Role}
                """);

        assertThat(policies.allowed("ProducerRole"))
                .containsExactly(new Permission("a", "b"), new Permission("c", "d"));
        assertThat(policies.allowed("Other")).isEmpty();
    }

    @Test
    void of_whenPoliciesStandElsewhere_refusesThem() {
        assertThatThrownBy(() -> policies("- {Effect: Allow, Action: a, Resource: b}", """
                  Beside: {Type: AWS::IAM::ManagedPolicy}
                """))
                .hasMessageContaining("AWS::IAM::ManagedPolicy is not read here");
        assertThatThrownBy(() -> policies("- {Effect: Allow, Action: a, Resource: b}", """
                  Managed: {Type: AWS::IAM::Role, Properties: {ManagedPolicyArns: [x]}}
                """))
                .hasMessageContaining("managed policies of Managed");
    }

    @Test
    void allows_whenRoleIsUnknown_namesThoseThatThereAre() {
        IamPolicies policies = policies("- {Effect: Allow, Action: a, Resource: b}");

        assertThatThrownBy(() -> policies.allows("Nobody", "a", "b"))
                .hasMessageContaining("no role Nobody, only [ProducerRole]");
    }

    private static IamPolicies policies(String statements) {
        return policies(statements, "");
    }

    private static IamPolicies policies(String statements, String moreResources) {
        String template = """
                Resources:
                  Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: q}}
                %s  ProducerRole:
                    Type: AWS::IAM::Role
                    Properties:
                      Policies:
                        - PolicyName: p
                          PolicyDocument:
                            Statement:
                %s
                """.formatted(moreResources, statements.indent(14));
        return IamPolicies.of(Template.parse(template).stack(Place.anywhere(), Map.of()));
    }
}
