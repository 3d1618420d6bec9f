package dev.reelay.infrastructure.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    s3:GetObject | arn:aws:s3:::b/*.json | s3:GetObject | arn:aws:s3:::b/a/b.json | true
                    s3:GetObject | arn:aws:s3:::b/*.json | s3:GetObject | arn:aws:s3:::b/a.txt    | false
                    s3:GetObject | arn:aws:s3:::b/*      | s3:GetObject | arn:aws:s3:::b          | false
                    s3:getobject | arn:aws:s3:::b/*      | s3:GetObject | arn:aws:s3:::b/a        | true
                    s3:GetObject | arn:aws:s3:::b/a      | s3:GetObject | arn:aws:s3:::b/A        | false
                    s3:Get*      | *                     | s3:GetObject | arn:aws:s3:::b/a        | true
                    s3:Get*      | *                     | s3:PutObject | arn:aws:s3:::b/a        | false
                    s3:GetObject | arn:aws:s3:::b?       | s3:GetObject | arn:aws:s3:::b1         | true
                    s3:GetObject | arn:aws:s3:::b.c      | s3:GetObject | arn:aws:s3:::bxc        | false
                    s3:GetObject | arn:aws:s3:::b/*      | s3:GetObject | arn:aws:s3:::b/a/*      | true
                    s3:GetObject | arn:aws:s3:::b/a/*    | s3:GetObject | arn:aws:s3:::b/*        | false
                    """)
    void covers_whenThereAreWildcards_comparesAsIamDoes(
            String action, String resource, String asked, String arn, boolean covered) {
        assertThat(new Permission(action, resource).covers(new Permission(asked, arn)))
                .isEqualTo(covered);
    }
}
