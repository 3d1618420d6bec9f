package dev.reelay;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The rules of the house for rooms (packages) and names, see "The house style". A module's rooms test hands {@link #tests} to JUnit as
 * a {@code @TestFactory}; it is run in the module's folder, after its classes were compiled.
 */
public final class RoomRules {

    private static final Path CLASSES = Path.of("target/classes");
    private static final Path SOURCES = Path.of("src/main/java");

    private static final Set<String> TECHNOLOGIES = Set.of("web", "sqs", "s3", "dynamo", "aws", "otel");
    private static final Set<String> NO_ROOMS =
            Set.of("service", "impl", "dto", "mapper", "util", "common", "config", "constants", "exception", "helper");

    private static final Map<String, String> ROOM_BY_SUFFIX =
            Map.of("Controller", "web", "Listener", "sqs", "Table", "dynamo", "Item", "dynamo", "Bucket", "s3");

    private static final Map<String, String> SUFFIX_BY_ANNOTATION = Map.of(
            "org.springframework.stereotype.Controller", "Controller",
            "org.springframework.context.annotation.Configuration", "Configuration",
            "org.springframework.boot.context.properties.ConfigurationProperties", "Properties");

    private static final Pattern NO_NAMES =
            Pattern.compile(".+(Manager|Helper|Utils?|Impl|Processor|Data|Info|Base|DTO|Dto)");
    private static final Pattern SENTENCE = Pattern.compile("(?s)\\s*/\\*\\*[^.]*\\w[^.]*\\.\\s*\\*/\\s*@NullMarked.*");

    private final String root;
    private final Set<String> exempt;
    private final Set<String> doors;
    private final JavaClasses all;

    private RoomRules(String root, Set<String> exempt, Set<String> doors) {
        this.root = root;
        this.exempt = exempt;
        this.doors = doors;
        this.all = new ClassFileImporter().importPath(CLASSES);
        assertThat(all).as("classes in " + CLASSES.toAbsolutePath()).isNotEmpty();
    }

    /**
     * The rules for the rooms below a package.
     *
     * @param springInTheRoot classes in the root of a feature that need Spring all the same, by their full names
     */
    public static RoomRules of(String root, String... springInTheRoot) {
        return new RoomRules(root, Set.of(springInTheRoot), Set.of());
    }

    /**
     * The same rules, but these classes in technology rooms are public: each the one way into its room for programs that are not put
     * together by Spring. Within the module nobody uses them.
     */
    public RoomRules withDoors(String... classes) {
        return new RoomRules(root, exempt, Set.of(classes));
    }

    /** One test for each rule. */
    public Stream<DynamicTest> tests() {
        return Stream.concat(
                Stream.of(
                        DynamicTest.dynamicTest(
                                "every room has a name of the product's language", this::checkRoomNames),
                        DynamicTest.dynamicTest(
                                "every room is @NullMarked and has one sentence", this::checkSentences)),
                Stream.of(
                                rootHoldsTheApplication(),
                                featureRootsKnowNoTechnology(),
                                awsStaysInTechnologyRooms(),
                                openTelemetryStaysInItsRooms(),
                                technologyRoomsAreClosed(),
                                nobodyEntersATechnologyRoom(),
                                featuresHaveNoCycles(),
                                namesSayWhatThingsAre(),
                                suffixesAreInTheirRooms(),
                                springAnnotationsFollowTheirNames(),
                                nothingIsInjectedIntoFields())
                        .map(rule -> DynamicTest.dynamicTest(
                                rule.getDescription(),
                                () -> rule.allowEmptyShould(true).check(all))));
    }

    private ArchRule rootHoldsTheApplication() {
        return classes()
                .that()
                .resideInAPackage(root)
                .and(areNotPackageInfo())
                .should()
                .haveSimpleNameEndingWith("Application")
                .as("the root package holds only the application");
    }

    private ArchRule featureRootsKnowNoTechnology() {
        DescribedPredicate<JavaClass> free = describe(
                "are in the root of a feature",
                type -> isRoot(type)
                        && !type.getName().matches(".+Properties(\\$.+)?")
                        && !exempt.contains(type.getFullName()));
        return noClasses()
                .that(free)
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework..", "jakarta.servlet.."))
                .as("the root of a feature knows no Spring");
    }

    private ArchRule awsStaysInTechnologyRooms() {
        return noClasses()
                .that(describe("are in no technology room", type -> !isTechnology(type)))
                .should()
                .dependOnClassesThat(resideInAnyPackage("software.amazon.awssdk..", "io.awspring.."))
                .as("AWS is imported only in technology rooms");
    }

    /** What carries traces on elsewhere speaks Micrometer's language. */
    private static ArchRule openTelemetryStaysInItsRooms() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("..otel")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.opentelemetry..")
                .as("OpenTelemetry is imported only in rooms .otel");
    }

    private ArchRule technologyRoomsAreClosed() {
        return classes()
                .that(describe("are in a technology room", this::isTechnology))
                .and()
                .areTopLevelClasses()
                .and(areNotPackageInfo())
                .and(describe("are no doors", type -> !doors.contains(type.getFullName())))
                .should()
                .notBePublic()
                .as("everything in a technology room is package-private");
    }

    private ArchRule nobodyEntersATechnologyRoom() {
        return classes()
                .that(describe("are in a technology room", this::isTechnology))
                .should(satisfy(RoomRules::dependents))
                .as("child rooms import only upward, and siblings never meet");
    }

    private ArchRule featuresHaveNoCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles().as("features have no cycles");
    }

    private ArchRule namesSayWhatThingsAre() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveNameMatching(NO_NAMES.pattern())
                .as("no name ends in Manager, Helper, Util, Impl, Processor, Data, Info, Base, DTO");
    }

    private ArchRule suffixesAreInTheirRooms() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(satisfy(RoomRules::misplacement))
                .as("*Controller is in .web, *Listener in .sqs, *Table and *Item in .dynamo, *Bucket in .s3");
    }

    private ArchRule springAnnotationsFollowTheirNames() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(satisfy(RoomRules::misnaming))
                .as("controllers, configurations and properties are named so");
    }

    private static ArchRule nothingIsInjectedIntoFields() {
        return fields().should()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .andShould()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .as("nothing is injected into fields");
    }

    /** What is wrong with a class is the text that {@code check} gives; none: nothing. */
    private static ArchCondition<JavaClass> satisfy(Function<JavaClass, Stream<String>> check) {
        return new ArchCondition<>("satisfy this") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.apply(type).forEach(wrong -> events.add(SimpleConditionEvent.violated(type, wrong)));
            }
        };
    }

    private static Stream<String> dependents(JavaClass type) {
        return type.getDirectDependenciesToSelf().stream()
                .filter(dependency ->
                        !dependency.getOriginClass().getPackageName().equals(type.getPackageName()))
                .map(Dependency::getDescription);
    }

    private static Stream<String> misplacement(JavaClass type) {
        return ROOM_BY_SUFFIX.entrySet().stream()
                .filter(suffix -> type.getSimpleName().endsWith(suffix.getKey()))
                .filter(suffix -> !type.getPackageName().endsWith("." + suffix.getValue()))
                .map(suffix -> type.getFullName() + " is not in a room " + suffix.getValue());
    }

    private static Stream<String> misnaming(JavaClass type) {
        return SUFFIX_BY_ANNOTATION.entrySet().stream()
                .filter(suffix -> type.isMetaAnnotatedWith(suffix.getKey())
                        && !type.getSimpleName().endsWith("Application")
                        && !type.getSimpleName().endsWith(suffix.getValue()))
                .map(suffix -> type.getFullName() + " is not named *" + suffix.getValue());
    }

    private void checkRoomNames() {
        for (String room : rooms()) {
            List<String> path = List.of(room.substring(root.length() + 1).split("\\."));
            assertThat(path).as(room).hasSizeLessThanOrEqualTo(2).doesNotContainAnyElementsOf(NO_ROOMS);
            assertThat(TECHNOLOGIES).as(room + ": a feature has this name").doesNotContain(path.getFirst());
            if (path.size() == 2) {
                assertThat(TECHNOLOGIES).as(room).contains(path.getLast());
            }
        }
    }

    private void checkSentences() {
        for (String room : rooms()) {
            Path file = SOURCES.resolve(room.replace('.', '/')).resolve("package-info.java");
            assertThat(file).exists();
            assertThat(read(file)).as(file.toString()).matches(SENTENCE);
        }
    }

    private Set<String> rooms() {
        return all.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(root + "."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isRoot(JavaClass type) {
        return type.getPackageName().startsWith(root + ".") && !isTechnology(type);
    }

    private boolean isTechnology(JavaClass type) {
        String room = type.getPackageName();
        return room.startsWith(root + ".") && TECHNOLOGIES.contains(room.substring(room.lastIndexOf('.') + 1));
    }

    private static DescribedPredicate<JavaClass> areNotPackageInfo() {
        return describe("are not a package-info", type -> !type.getSimpleName().equals("package-info"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
