namespace ImageGen.Dockerfiles;

/// <summary>Checks a <c>COPY</c> or <c>ADD</c> with the known values of its variables.</summary>
internal sealed class CopyDispatch(DockerfileInstruction copy, Expander expander, ErrorReport errors)
{
    public void Run()
    {
        var last = copy.Words.Count - 1;
        var sources = new List<string?>();
        (ExpandedText Text, string Value)? checksum = null;
        foreach (var text in ExpandedTexts.Get(copy))
        {
            var value = expander.Expand(text);
            if (text.Place.Kind == ExpandedKind.Word && text.Place.Index < last)
            {
                sources.Add(value);
            }

            if (value is not null && text.Place is { Kind: ExpandedKind.Flag, Name: "checksum" })
            {
                checksum = (text, value);
            }
            else if (value is not null && Check(text.Place, value, last) is { } error)
            {
                errors.AtOffset(text.Offset(0), error);
            }
        }

        if (checksum is { } sum && SourceRules.CheckChecksum(sum.Value, sources) is { } wrong)
        {
            errors.AtOffset(sum.Text.Offset(0), wrong);
        }
    }

    private string? Check(ExpandedPlace place, string value, int last) => place switch
    {
        { Kind: ExpandedKind.Flag, Name: "chmod" } => ModeRules.Check(value),
        { Kind: ExpandedKind.Word } when copy.Keyword == "COPY" && place.Index < last => SourceRules.CheckCopy(value),
        _ => null,
    };
}
