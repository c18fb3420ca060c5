namespace ImageGen.Dockerfiles;

/// <summary>Which parts of an instruction the builder expands, in the order of the file: <c>Expand</c> of the commands of moby/buildkit v0.32.2.</summary>
internal static class ExpandedTexts
{
    public static IEnumerable<ExpandedText> Of(DockerfileInstruction instruction)
    {
        var places = instruction.Places;
        var flags = places.Flags.SelectMany(flag => OfFlag(instruction.Keyword, flag));
        return flags.Concat(OfWords(instruction.Keyword, places.Words))
            .Select(part => new ExpandedText(part.Text, index => places.Offset(part.Word, part.PlaceOf(index)), ShellLexerOptions.None, places.Escape))
            .Concat(OfHeredocs(instruction));
    }

    private static IEnumerable<Part> OfFlag(string keyword, PlacedWord flag)
    {
        var equals = flag.Text.IndexOf('=');
        var name = equals < 0 ? "" : flag.Text.Substring(2, equals - 2);
        return (keyword, name) switch
        {
            ("FROM", "platform") or ("ADD" or "COPY", "chown" or "chmod") or ("ADD", "checksum") => [From(flag, equals + 1)],
            ("RUN", "mount") => (CsvFields.Read(flag.Text, equals + 1) ?? []).Select(field => OfField(flag, field)).OfType<Part>(),
            _ => [],
        };
    }

    private static Part? OfField(PlacedWord flag, PlacedWord field)
    {
        var value = field.Text.IndexOf('=') + 1;
        return value == 0 ? null : new Part(flag, field.Text.Substring(value), index => field.PlaceOf(value + index));
    }

    private static IEnumerable<Part> OfWords(string keyword, IReadOnlyList<PlacedWord> words) => keyword switch
    {
        "FROM" => words.Take(1).Select(Whole),
        "WORKDIR" or "USER" or "STOPSIGNAL" or "VOLUME" or "EXPOSE" => words.Select(Whole),
        "ADD" or "COPY" => words.Where(word => HeredocWord.TryParse(word.Text) is null).Select(Whole),
        "ENV" or "LABEL" when words.Count == 2 && words[0].Text.IndexOf('=') < 0 => words.Select(Whole),
        "ENV" or "LABEL" => words.SelectMany(NameAndValue),
        "ARG" => words.Where(word => word.Text.IndexOf('=') >= 0).Select(word => From(word, word.Text.IndexOf('=') + 1)),
        _ => [],
    };

    /// <summary>A name and its value are expanded each by itself; the old form has them in words of their own.</summary>
    private static IEnumerable<Part> NameAndValue(PlacedWord word)
    {
        var equals = word.Text.IndexOf('=');
        return equals < 0 ? [Whole(word)] : [new Part(word, word.Text.Substring(0, equals), index => index), From(word, equals + 1)];
    }

    private static Part Whole(PlacedWord word) => From(word, 0);

    private static Part From(PlacedWord word, int at) => new(word, word.Text.Substring(at), index => at + index);

    private static IEnumerable<ExpandedText> OfHeredocs(DockerfileInstruction instruction) =>
        instruction.Keyword is "ADD" or "COPY"
            ? instruction.Heredocs.Where(heredoc => heredoc.Expands)
                .Select(heredoc => new ExpandedText(heredoc.Content, index => heredoc.Offset + index, ShellLexerOptions.PlainQuotes, '\\'))
            : [];

    /// <summary>A piece of a word, and where in the word each of its characters stands.</summary>
    private sealed record Part(PlacedWord Word, string Text, Func<int, int> PlaceOf);
}
