namespace ImageGen.Credentials;

/// <summary>The exit code and the output of a credential helper.</summary>
internal sealed record HelperRun(int ExitCode, string Output, string Error)
{
    /// <summary>The text of the helper for a message; empty if it may contain a secret.</summary>
    public string Words
    {
        get
        {
            var words = (Error.Trim() is { Length: > 0 } error ? error : Output.Trim()).ReplaceLineEndings(" ");
            return words.Length == 0 || words.Contains('{', StringComparison.Ordinal) ? "" : $": {(words.Length > 300 ? words[..300] + "…" : words)}";
        }
    }

    /// <summary>Returns only the exit code, because the output may contain a secret.</summary>
    public override string ToString() => $"exit code {ExitCode}";
}
