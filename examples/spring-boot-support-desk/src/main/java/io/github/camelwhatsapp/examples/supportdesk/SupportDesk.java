package io.github.camelwhatsapp.examples.supportdesk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The application. Unless {@code desk.emulator=false}, it brings an emulator of WhatsApp's servers with it. */
@SpringBootApplication
public class SupportDesk {
    private static final int PATIENCE = 5_000;

    /** Runs it. */
    public static void main(String[] args) {
        new SpringApplicationBuilder(SupportDesk.class)
                .initializers(new OnTheEmulator())
                .run(args);
    }

    /** Where the conversations are kept. */
    @Bean
    DataSource conversationsDatabase(@Value("${desk.data}") Path directory) throws IOException {
        Files.createDirectories(directory);
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setBusyTimeout(PATIENCE);
        SQLiteDataSource database = new SQLiteDataSource(config);
        database.setUrl("jdbc:sqlite:" + directory.resolve("desk.db"));
        return database;
    }
}
