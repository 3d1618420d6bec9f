package dev.reelay.infrastructure.permissions;

import dev.reelay.infrastructure.template.Resource;
import dev.reelay.infrastructure.template.Stack;
import dev.reelay.infrastructure.template.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The policies in and beside the roles of a stack, asked both ways: what calls they refuse, and what they allow that was never called.
 * Only what is evaluated here may stand in them: a statement with a condition, or by exclusion, is refused when it is read.
 */
public final class IamPolicies {

    private static final Set<String> EVALUATED = Set.of("Sid", "Effect", "Action", "Resource");
    private static final List<String> UNREAD = List.of("AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy");

    private final Map<String, List<Statement>> statements = new TreeMap<>();
    private final RequiredPermissions required;

    private IamPolicies(Stack stack) {
        this.required = new RequiredPermissions(stack.place());
        stack.resources("AWS::IAM::Role").forEach(role -> statements.put(role.id(), statements(stack, role)));
    }

    /** The policies of a stack. */
    public static IamPolicies of(Stack stack) {
        for (String type : UNREAD) {
            if (!stack.resources(type).isEmpty()) {
                throw new IllegalArgumentException(type + " is not read here: write its statements into the roles");
            }
        }
        return new IamPolicies(stack);
    }

    /** Whether a role, by its name within the template, allows an action on an ARN. */
    public boolean allows(String role, String action, String arn) {
        Permission asked = new Permission(action, arn);
        return matches(role, "Allow", asked) && !matches(role, "Deny", asked);
    }

    /** Each action on each resource that a role's policies list as allowed. */
    public SortedSet<Permission> allowed(String role) {
        SortedSet<Permission> allowed = new TreeSet<>();
        of(role).filter(statement -> statement.effect().equals("Allow"))
                .forEach(statement -> allowed.addAll(statement.permissions()));
        return allowed;
    }

    /** What one statement of a role allows although another does: nobody would miss it there. */
    public SortedSet<Permission> allowedTwice(String role) {
        List<Permission> allowed = of(role).filter(
                        statement -> statement.effect().equals("Allow"))
                .flatMap(statement -> statement.permissions().stream())
                .toList();
        return IntStream.range(0, allowed.size())
                .filter(one -> IntStream.range(0, allowed.size())
                        .anyMatch(other -> other != one && allowed.get(other).covers(allowed.get(one))))
                .mapToObj(allowed::get)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the calls need and the role of their program does not allow. */
    public Set<Refusal> refused(Collection<RecordedCall> calls) {
        Set<Refusal> refused = new LinkedHashSet<>();
        for (RecordedCall call : calls) {
            required.of(call).stream()
                    .filter(needed -> !allows(call.program().role(), needed.action(), needed.resource()))
                    .forEach(needed -> refused.add(new Refusal(call.program(), call.operation(), needed)));
        }
        return refused;
    }

    /** What the role of a program allows and none of these calls of it needs. */
    public SortedSet<Permission> unused(Program program, Collection<RecordedCall> calls) {
        List<Permission> needed = calls.stream()
                .filter(call -> call.program() == program)
                .distinct()
                .flatMap(call -> required.of(call).stream())
                .distinct()
                .toList();
        SortedSet<Permission> unused = allowed(program.role());
        unused.removeIf(permission -> needed.stream().anyMatch(permission::covers));
        return unused;
    }

    private boolean matches(String role, String effect, Permission asked) {
        return of(role).filter(statement -> statement.effect().equals(effect))
                .flatMap(statement -> statement.permissions().stream())
                .anyMatch(permission -> permission.covers(asked));
    }

    private Stream<Statement> of(String role) {
        List<Statement> known = statements.get(role);
        if (known == null) {
            throw new IllegalArgumentException("the stack has no role " + role + ", only " + statements.keySet());
        }
        return known.stream();
    }

    private static List<Statement> statements(Stack stack, Resource role) {
        if (role.properties().fields().containsKey("ManagedPolicyArns")) {
            throw new IllegalArgumentException(
                    "managed policies of " + role.id() + " are not read here: write them out");
        }
        Stream<Value> inline =
                role.properties().field("Policies").items().stream().filter(policy -> !policy.equals(Value.empty()));
        Value name = new Value.Text(stack.reference(role.id()));
        Stream<Value> beside = stack.resources("AWS::IAM::Policy").stream()
                .map(Resource::properties)
                .filter(policy -> policy.field("Roles").items().contains(name));
        return Stream.concat(inline, beside)
                .flatMap(policy -> policy.field("PolicyDocument").field("Statement").items().stream())
                .map(IamPolicies::statement)
                .toList();
    }

    private static Statement statement(Value written) {
        if (!EVALUATED.containsAll(written.fields().keySet())) {
            throw new IllegalArgumentException("only " + EVALUATED + " are evaluated here, but there is " + written);
        }
        List<Permission> permissions = new ArrayList<>();
        for (Value action : written.field("Action").items()) {
            for (Value resource : written.field("Resource").items()) {
                permissions.add(new Permission(action.text(), resource.text()));
            }
        }
        return new Statement(written.field("Effect").text(), permissions);
    }

    /**
     * A call that would fail.
     *
     * @param program whose call it is
     * @param operation what was called
     * @param missing what its role lacks
     */
    public record Refusal(Program program, String operation, Permission missing) {}

    private record Statement(String effect, List<Permission> permissions) {}
}
