package dev.reelay.producer.generation;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.random.RandomGenerator;
import net.datafaker.Faker;

/**
 * The words that movies are made of, taken once from Datafaker's lists: asking it for each movie would cost a hundred times as much
 * (70 µs). The lists belong to Datafaker's version, which therefore is part of what a seed means.
 */
record MovieWords(
        List<String> women,
        List<String> men,
        List<String> families,
        List<String> feelings,
        List<String> animals,
        List<String> heroes,
        List<String> capitals) {

    static MovieWords load() {
        Faker faker = new Faker(Locale.ENGLISH, new Random(0));
        return new MovieWords(
                list(faker, "name.female_first_name"),
                list(faker, "name.male_first_name"),
                list(faker, "name.last_name"),
                list(faker, "mood.feeling"),
                list(faker, "creature.animal.name"),
                list(faker, "ancient.hero"),
                list(faker, "country.capital"));
    }

    String person(RandomGenerator random) {
        return pick(random.nextBoolean() ? women : men, random) + " " + pick(families, random);
    }

    String title(RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> "The %s %s".formatted(capital(pick(feelings, random)), capital(pick(animals, random)));
            case 1 -> "%s in %s".formatted(pick(random.nextBoolean() ? women : men, random), pick(capitals, random));
            case 2 -> "The %s of %s".formatted(capital(pick(animals, random)), pick(capitals, random));
            case 3 -> "%s and the %s".formatted(pick(heroes, random), capital(pick(animals, random)));
            case 4 -> "%s's %s".formatted(pick(heroes, random), capital(pick(animals, random)));
            default -> "%s in %s".formatted(capital(pick(feelings, random)), pick(capitals, random));
        };
    }

    private static String pick(List<String> words, RandomGenerator random) {
        return words.get(random.nextInt(words.size()));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static List<String> list(Faker faker, String key) {
        if (faker.fakeValuesService().fetchObject(key, faker.getContext()) instanceof List<?> words
                && !words.isEmpty()) {
            return words.stream().map(String::valueOf).toList();
        }
        throw new IllegalStateException("Datafaker has no list " + key + ": another version than this was written for");
    }
}
