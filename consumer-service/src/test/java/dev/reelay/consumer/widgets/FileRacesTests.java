package dev.reelay.consumer.widgets;

class FileRacesTests extends ApplyRacesKit {

    FileRacesTests() {
        super(Account.withFiles("file-races"));
    }
}
