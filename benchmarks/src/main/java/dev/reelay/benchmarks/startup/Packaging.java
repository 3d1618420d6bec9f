package dev.reelay.benchmarks.startup;

/** The ways to start a service that are compared. */
public enum Packaging {
    /** {@code java -jar producer-service.jar}, as the build leaves it. */
    FAT_JAR("plain fat jar"),
    /** The same, taken apart by Boot's {@code -Djarmode=tools ... extract}. */
    EXTRACTED("extracted jar"),
    /** The extracted jar with an AOT cache of JDK 25, from a training run that makes all beans and starts nothing. */
    AOT_CACHE("extracted jar, AOT cache");

    private final String title;

    Packaging(String title) {
        this.title = title;
    }

    /** As the report calls it. */
    public String title() {
        return title;
    }
}
