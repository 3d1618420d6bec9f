package dev.reelay.movie;

/** Foreign text in our own sentences: short, on one line, so that it can forge neither a log line nor a header. */
final class Quoted {

    private static final int LONGEST = 60;

    private Quoted() {}

    static String of(String text) {
        String line = text.replaceAll("[^\\x20-\\x7e]", "?");
        return '"' + (line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line) + '"';
    }
}
