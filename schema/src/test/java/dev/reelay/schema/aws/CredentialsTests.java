package dev.reelay.schema.aws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;

/** That what assumes roles is on the class path, of all programs by this module's: the SDK finds out only when it is asked for credentials. */
class CredentialsTests {

    @TempDir
    private Path folder;

    @Test
    void profile_withARoleByWebIdentity_isAskedForItsTokenAndNotForAJar() {
        String profile = """
                [default]
                region = us-east-1
                role_arn = arn:aws:iam::111122223333:role/operator
                web_identity_token_file = %s
                """.formatted(folder.resolve("absent"));

        assertThatThrownBy(() -> resolve(profile))
                .hasMessageNotContaining("class path")
                .hasMessageContaining("absent");
    }

    private void resolve(String profile) throws IOException {
        Path file = Files.writeString(folder.resolve("config"), profile);
        try (ProfileCredentialsProvider provider = ProfileCredentialsProvider.builder()
                .profileFile(ProfileFile.builder()
                        .content(file)
                        .type(ProfileFile.Type.CONFIGURATION)
                        .build())
                .profileName("default")
                .build()) {
            provider.resolveCredentials();
        }
    }
}
