namespace ImageGen.Credentials;

/// <summary>How a credential helper ended, and what it wrote.</summary>
internal sealed record HelperRun(int ExitCode, string Output, string Error)
{
    /// <summary>The helper's own words, to be added to a message; empty where they may be an answer that holds a secret.</summary>
    public string Words
    {
        get
        {
            var words = (Error.Trim() is { Length: > 0 } error ? error : Output.Trim()).ReplaceLineEndings(" ");
            return words.Length == 0 || words.Contains('{', StringComparison.Ordinal) ? "" : $": {(words.Length > 300 ? words[..300] + "…" : words)}";
        }
    }

    /// <summary>Keeps what a helper writes, which may be a secret, out of whatever prints a record.</summary>
    public override string ToString() => $"exit code {ExitCode}";
}
