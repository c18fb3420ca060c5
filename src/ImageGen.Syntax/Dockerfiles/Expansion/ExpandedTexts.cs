namespace ImageGen.Dockerfiles;

/// <summary>
/// Finds the parts of an instruction that the builder expands, in the order of the file: <c>Expand</c> of the commands of moby/buildkit v0.32.2.
/// </summary>
internal static class ExpandedTexts
{
    public static IEnumerable<ExpandedText> Get(DockerfileInstruction instruction)
    {
        var places = instruction.Places;
        var isOldForm = places.Words.Count == 2 && places.Words[0].Text.IndexOf('=') < 0;
        return places.Flags.SelectMany((flag, index) => OfFlag(instruction.Keyword, flag, index))
            .Concat(places.Words.SelectMany((word, index) => OfWord(instruction.Keyword, word, index, isOldForm)))
            .Select(part => new ExpandedText(
                part.Text, index => places.Offset(part.Word, part.PlaceOf(index)), ShellLexerOptions.None, places.Escape, part.Place))
            .Concat(OfHeredocs(instruction));
    }

    private static IEnumerable<Part> OfFlag(string keyword, PlacedWord flag, int index)
    {
        var equals = flag.Text.IndexOf('=');
        var name = equals < 0 ? "" : flag.Text.Substring(2, equals - 2);
        return (keyword, name) switch
        {
            ("FROM", "platform") or ("ADD" or "COPY", "chown" or "chmod") or ("ADD", "checksum") =>
                [From(flag, equals + 1, new(ExpandedKind.Flag, index, name))],
            ("RUN", "mount") => (CsvFields.Read(flag.Text, equals + 1) ?? []).Select(field => OfField(flag, field, index)).OfType<Part>(),
            _ => [],
        };
    }

    private static Part? OfField(PlacedWord flag, PlacedWord field, int index)
    {
        var value = field.Text.IndexOf('=') + 1;
        return value == 0
            ? null
            : new Part(flag, field.Text.Substring(value), new(ExpandedKind.MountField, index, MountField.Split(field.Text).Name), at => field.PlaceOf(value + at));
    }

    private static IEnumerable<Part> OfWord(string keyword, PlacedWord word, int index, bool isOldForm) => keyword switch
    {
        "FROM" when index > 0 => [],
        "ADD" or "COPY" when HeredocWord.TryParse(word.Text) is not null => [],
        "FROM" or "ADD" or "COPY" or "WORKDIR" or "USER" or "STOPSIGNAL" or "VOLUME" or "EXPOSE" => [From(word, 0, new(ExpandedKind.Word, index))],
        "ENV" or "LABEL" when isOldForm => [From(word, 0, new(ExpandedKind.Word, index))],
        "ENV" or "LABEL" => NameAndValue(word, index),
        "ARG" => NameAndValue(word, index).Where(part => part.Place.Kind == ExpandedKind.Value),
        _ => [],
    };

    /// <summary>Returns a name and its value, which are expanded separately. In the old form they are separate words.</summary>
    private static IEnumerable<Part> NameAndValue(PlacedWord word, int index)
    {
        var equals = word.Text.IndexOf('=');
        if (equals < 0)
        {
            return [From(word, 0, new(ExpandedKind.Word, index))];
        }

        return
        [
            new Part(word, word.Text.Substring(0, equals), new(ExpandedKind.Word, index), at => at),
            From(word, equals + 1, new(ExpandedKind.Value, index)),
        ];
    }

    private static Part From(PlacedWord word, int start, ExpandedPlace place) => new(word, word.Text.Substring(start), place, at => start + at);

    private static IEnumerable<ExpandedText> OfHeredocs(DockerfileInstruction instruction) =>
        instruction.Keyword is "ADD" or "COPY"
            ? instruction.Heredocs.Select((heredoc, index) => new ExpandedText(
                heredoc.Content, at => heredoc.Offset + at, ShellLexerOptions.PlainQuotes, '\\', new(ExpandedKind.Heredoc, index)))
                .Where(text => instruction.Heredocs[text.Place.Index].Expands)
            : [];

    /// <summary>A part of a word, with the position of each of its characters in the word.</summary>
    private sealed record Part(PlacedWord Word, string Text, ExpandedPlace Place, Func<int, int> PlaceOf);
}
