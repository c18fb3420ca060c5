namespace ImageGen.Dockerfiles;

/// <summary>Parses a joined line into an instruction: keyword, flags, arguments and here-documents.</summary>
internal sealed class InstructionReader(SourceText source, LogicalLine logical, char escape, List<DockerfileError> errors)
{
    /// <param name="lines">The first and the last line, counted from 0.</param>
    /// <param name="index">The index of the instruction in the file.</param>
    /// <param name="comments">The comment lines above.</param>
    /// <param name="readHeredocs">Reads the here-documents of a text that starts at an offset in the source.</param>
    public DockerfileInstruction? Read(
        (int First, int Last) lines, int index, IReadOnlyList<string> comments, Func<string, int, IReadOnlyList<DockerfileHeredoc>> readHeredocs)
    {
        var line = logical.Text;
        var end = line.Length;
        while (end > 0 && char.IsWhiteSpace(line[end - 1]))
        {
            end--;
        }

        var at = 0;
        while (at < end && char.IsWhiteSpace(line[at]))
        {
            at++;
        }

        if (at == end)
        {
            errors.Add(source.Error(logical.Offset(0), "Nothing follows the line continuation. Write an instruction, or remove the line."));
            return null;
        }

        var head = ReadHead(at, end);
        var firstLine = lines.First;
        var trigger = head.Keyword == "ONBUILD" ? ReadTrigger(head, end) : null;
        var takesHeredocs = trigger ?? head;
        var heredocs = takesHeredocs is { Keyword: "RUN" or "COPY" or "ADD", IsJson: false } ? readHeredocs(line, logical.Offset(at)) : [];
        var triggered = trigger is null ? null : Create(trigger, heredocs, index, null);
        var instruction = Create(head, heredocs, index, triggered);
        InstructionRules.Check(instruction, new ErrorReport(instruction, errors));
        return instruction;

        DockerfileInstruction Create(Head part, IReadOnlyList<DockerfileHeredoc> documents, int place, DockerfileInstruction? onBuild)
        {
            var lastLine = documents.Count > 0 ? documents[documents.Count - 1].EndLine - 1 : lines.Last;
            var places = new InstructionPlaces(source, logical) { Keyword = part.Written, Escape = escape, Words = part.Words, Flags = part.Flags };
            return new DockerfileInstruction(places)
            {
                Keyword = part.Keyword,
                WrittenKeyword = part.Written.Text,
                Index = place,
                Line = firstLine + 1,
                Column = Column(logical.Offset(part.Written.At), firstLine),
                EndLine = lastLine + 1,
                Text = source.Text.Substring(source.Start(firstLine), source.End(lastLine) - source.Start(firstLine)),
                Arguments = line.Substring(part.ArgumentsAt, end - part.ArgumentsAt),
                Flags = [.. part.Flags.Select(Flag)],
                Words = [.. part.Words.Select(Word)],
                IsJson = part.IsJson,
                Heredocs = documents,
                Comments = comments,
                Trigger = onBuild,
            };
        }
    }

    private Head ReadHead(int at, int end)
    {
        var line = logical.Text;
        var keywordEnd = at;
        while (keywordEnd < end && !WordReader.IsBlank(line[keywordEnd]))
        {
            keywordEnd++;
        }

        var written = new PlacedWord(line.Substring(at, keywordEnd - at), at);
        var keyword = written.Text.ToUpperInvariant();
        var argumentsAt = keywordEnd;
        var flags = FlagReader.Read(line, ref argumentsAt, end, escape);
        while (argumentsAt < end && char.IsWhiteSpace(line[argumentsAt]))
        {
            argumentsAt++;
        }

        var arguments = new ArgumentReader(line, end, escape);
        var words = arguments.Read(keyword, argumentsAt);
        if (arguments.Error is { } error)
        {
            errors.Add(source.Error(logical.Offset(at), error));
        }

        return new Head(written, keyword, argumentsAt, flags, words) { IsJson = arguments.IsJson };
    }

    /// <summary>Reads the instruction of an <c>ONBUILD</c>. Builders refuse a few keywords, including <c>ONBUILD</c> itself.</summary>
    private Head? ReadTrigger(Head onBuild, int end)
    {
        if (onBuild.ArgumentsAt == end)
        {
            return null;
        }

        var keyword = WordReader.SplitAtBlanks(logical.Text, onBuild.ArgumentsAt, Math.Min(end, onBuild.ArgumentsAt + 16))[0].Text.ToUpperInvariant();
        if (keyword is "ONBUILD" or "FROM" or "MAINTAINER")
        {
            errors.Add(source.Error(logical.Offset(onBuild.ArgumentsAt), $"ONBUILD does not support {keyword}. Remove the line."));
            return null;
        }

        return ReadHead(onBuild.ArgumentsAt, end);
    }

    /// <summary>Returns the column in the first line, or 1 if the keyword is on a continuation.</summary>
    private int Column(int offset, int firstLine) =>
        source.LineOf(offset) == firstLine ? offset - source.Start(firstLine) + 1 : 1;

    private DockerfileWord Word(PlacedWord word)
    {
        var offset = logical.Offset(word.At);
        var line = source.LineOf(offset);
        return new DockerfileWord(word.Text, line + 1, offset - source.Start(line) + 1);
    }

    private DockerfileFlag Flag(PlacedWord flag)
    {
        var place = Word(flag);
        var equals = flag.Text.IndexOf('=');
        return equals < 0
            ? new DockerfileFlag(flag.Text.Substring(2), null, place.Line, place.Column)
            : new DockerfileFlag(flag.Text.Substring(2, equals - 2), flag.Text.Substring(equals + 1), place.Line, place.Column);
    }

    /// <summary>The parts of an instruction before their positions in the source are resolved.</summary>
    private sealed record Head(PlacedWord Written, string Keyword, int ArgumentsAt, List<PlacedWord> Flags, List<PlacedWord> Words)
    {
        public required bool IsJson { get; init; }
    }
}
