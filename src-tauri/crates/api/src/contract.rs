//! The commands of the contract, by name. The shell's wrappers and the typed wrappers of the window are made from this one
//! list, and a test holds the permissions of the shell to it.

/// Calls `$callback!` with every command: `name(Args) -> Result, "what it is for";`.
#[macro_export]
macro_rules! for_each_command {
    ($callback:ident) => {
        $callback! {
            about_get(NoArgs) -> AboutView, "What the program is and where it keeps things.";
            audio_write(AudioWriteArgs) -> AudioWritten, "Writes a lesson as a sound file, with what is said when.";
            backup_create(BackupArgs) -> Done, "Writes a copy of the database to a file.";
            course_make(CourseArgs) -> CourseView, "Makes a course of the learner.";
            course_remove(CourseArgs) -> Done, "Takes away a course in which nothing lies any more.";
            course_rename(CourseRenameArgs) -> CourseView, "Gives a course another name.";
            card_met(CardArgs) -> CardMet, "Where a card was met.";
            cards_treat(CardsTreatArgs) -> CardsTreated, "Does the same with several cards.";
            cards_troubled(NoArgs) -> CardsView, "The cards that are put aside or forgotten again and again.";
            cards_untreat(CardsTreated) -> Done, "Takes back what was done with cards.";
            character_get(CharacterArgs) -> CharacterCard, "What a character is made of, and what looks like it.";
            character_strokes(CharacterArgs) -> StrokesView, "How a character is written.";
            import_preview(ImportArgs) -> ImportView, "What would become of these files; changes nothing.";
            import_keep(ImportKeepArgs) -> ImportView, "Takes documents of these files into the library.";
            import_text(ImportTextArgs) -> ImportView, "Makes a lesson of a text.";
            import_undo(ImportUndoArgs) -> ImportUndone, "Takes an import back as a whole.";
            lesson_export(ExportArgs) -> Exported, "Writes lessons to a file.";
            lessons_export(ExportFolderArgs) -> Exported, "Writes lessons into a folder.";
            lesson_get(LessonGetArgs) -> LessonView, "A lesson, with all of its readings.";
            lesson_next(LessonIdArgs) -> NextLesson, "The lesson that comes behind one in its course.";
            lesson_open(LessonOpenArgs) -> LessonView, "Opens a lesson: of a long one the readings come where the learner is, and the rest with lesson_get.";
            lesson_place_set(LessonPlaceSetArgs) -> Done, "Remembers where the learner is in a lesson.";
            lesson_rename(LessonRenameArgs) -> Done, "Gives a lesson a name of the learner's own.";
            lessons_move(LessonsMoveArgs) -> LessonsDone, "Moves lessons into a course.";
            lessons_remove(LessonsArgs) -> LessonsDone, "Takes lessons out of the library; they can be restored.";
            lessons_forget(LessonsArgs) -> LessonsDone, "Takes lessons out of the library whose documents another program took away.";
            lessons_put_back(LessonsArgs) -> LessonsDone, "Puts documents back that another program took away.";
            lessons_restore(LessonsArgs) -> LessonsDone, "Brings removed lessons back.";
            lessons_star(LessonsStarArgs) -> LessonsDone, "Makes lessons favourites, or no longer.";
            lessons_tag(LessonsTagArgs) -> LessonsDone, "Gives lessons a tag, or takes it from them.";
            lesson_words_cost(LessonIdArgs) -> WordsCost, "What it would cost to study all words of a lesson.";
            lesson_words_save(LessonIdArgs) -> WordsSaved, "Saves all words of a lesson that are not studied yet.";
            lesson_words_unsave(WordsSaved) -> Done, "Stops studying words that were saved together.";
            library_list(NoArgs) -> LibraryView, "All lessons.";
            library_removed(NoArgs) -> RemovedView, "What was taken out of the library and can be had back.";
            library_move(LibraryMoveArgs) -> LibraryMoved, "Moves the learner's documents to another folder.";
            opened_files_take(NoArgs) -> OpenedFiles, "Files given to the program to open; asked once, they are gone.";
            practice_accept(NoArgs) -> PracticeAnswered, "Counts the last answer as correct.";
            practice_answer(PracticeAnswerArgs) -> PracticeAnswered, "Grades an answer and remembers it.";
            practice_current(NoArgs) -> PracticeView, "The practice that is going on, at its next item.";
            practice_end(NoArgs) -> Done, "Leaves the practice; what was answered stays.";
            practice_put_aside(PutAsideArgs) -> PracticeView, "Puts the card of the item at hand aside and goes on; undo brings it back.";
            practice_settled(NoArgs) -> PracticeSettled, "Waits until the last answer is on the disk.";
            practice_source(NoArgs) -> ItemSource, "Where in its lesson what was answered last stands.";
            practice_start(PracticeStartArgs) -> PracticeView, "Starts a practice.";
            practice_undo(NoArgs) -> PracticeView, "Takes the last answer back.";
            reading_correct(ReadingCorrectArgs) -> ReadingCorrected, "Corrects a reading, in a sentence or of a word everywhere.";
            reading_list(NoArgs) -> CorrectionsView, "The corrections of readings that stand.";
            reading_restore(CorrectionArgs) -> Done, "Takes a correction of a reading back.";
            progress_export(ProgressExportArgs) -> Exported, "Writes everything that is studied to a package of Anki.";
            progress_get(NoArgs) -> ProgressView, "What was studied, what comes, what is known.";
            schedule_get(NoArgs) -> ScheduleView, "The choices of the schedule.";
            schedule_optimise(TaskArgs) -> OptimisedView, "Looks for parameters of memory that fit the learner, and keeps them if they foretell better.";
            schedule_set(ScheduleView) -> ScheduleView, "Changes the choices of the schedule, for all cards at once.";
            schedule_simulate(SimulateArgs) -> SimulationView, "What study would be with so many new words a day.";
            schedule_take(ScheduleTakeArgs) -> ScheduleView, "Takes the choices by which a package was studied, for all cards at once.";
            search(SearchArgs) -> SearchView, "Finds places in lessons and words of the dictionary.";
            settings_get(NoArgs) -> Settings, "The learner's choices.";
            settings_set(Settings) -> Settings, "Changes the learner's choices.";
            speech_speak(SpeechSpeakArgs) -> SpeechClip, "Makes the sound of words.";
            speech_status(NoArgs) -> SpeechStatus, "Whether there is a voice.";
            task_cancel(TaskArgs) -> Done, "Stops long work; what it did so far stays.";
            today_get(NoArgs) -> TodayView, "The first page.";
            voice_add(VoiceAddArgs) -> VoicesView, "Installs a recorded voice.";
            voice_hush(VoiceHushArgs) -> Done, "Silences a voice of the system.";
            voice_list(NoArgs) -> VoicesView, "The recorded voices that are installed.";
            voice_remove(VoiceNameArgs) -> VoicesView, "Removes a recorded voice.";
            voice_say(VoiceSayArgs) -> Done, "Lets a voice of the system speak, and waits until it has.";
            voice_system_list(NoArgs) -> SystemVoicesView, "The voices of the system.";
            word_get(WordGetArgs) -> WordCard, "What is known of a word.";
            word_gloss(WordGetArgs) -> WordGloss, "What a word means, in short.";
            word_places(WordPlacesArgs) -> WordPlaces, "Places of a word in the learner's lessons.";
            word_save(WordSaveArgs) -> WordSaved, "Saves a word to study.";
            word_unsave(WordSaveArgs) -> WordSaved, "Stops studying a word.";
        }
    };
}
