using System.Collections.Immutable;
using ImageGen.BuildKit.Files.Walking;
using ImageGen.Projects.Dockerfiles;

namespace ImageGen.Contexts;

/// <summary>The rules that decide which files of a folder are sent.</summary>
/// <param name="Filter">The rules.</param>
/// <param name="AreFromContextRoot">Whether the ignore rules are those of the <c>.dockerignore</c> in the context's root, which an engine reads too.</param>
internal sealed record ContextRules(ContextFilter Filter, bool AreFromContextRoot)
{
    private const string FileName = ".dockerignore";

    /// <summary>The rules that are not in a file, so that BuildKit cannot read and apply them itself.</summary>
    public ContextFilter WithoutFile { get; private init; } = ContextFilter.None;

    /// <summary>Lines that a builder must read behind those of the ignore file, so that it gets the files that are sent although the file excludes them.</summary>
    public string Exceptions { get; private init; } = "";

    /// <summary>The text of the ignore file that holds, beside the Dockerfile or in the context's root; <see langword="null"/> if both are missing.</summary>
    public string? Text { get; private init; }

    /// <summary>Reads the rules. <c>&lt;Dockerfile&gt;.dockerignore</c> beside the Dockerfile replaces the <c>.dockerignore</c> in the context's root.</summary>
    public static async Task<ContextRules> ReadAsync(string contextDirectory, string? dockerfile, ContextDefinition definition, CancellationToken cancellationToken)
    {
        var given = definition.IgnoreText is null ? [] : ImmutableArray.Create(IgnoreFile.Parse(definition.IgnoreText));
        var own = dockerfile is null ? null : await ReadFileAsync(dockerfile + FileName, cancellationToken).ConfigureAwait(false);
        var ofContext = own is null ? await ReadFileAsync(Path.Join(contextDirectory, FileName), cancellationToken).ConfigureAwait(false) : null;
        var exceptions = own is null && ofContext is not null ? string.Concat(definition.Kept.Where(ofContext.Rules.IsIgnored).Select(path => ProjectDockerfile.IncludingRule(path) + "\n")) : "";
        var rules = exceptions.Length > 0 ? IgnoreFile.Parse(ofContext!.Text + "\n" + exceptions) : (own ?? ofContext)?.Rules;
        ImmutableArray<IgnoreFile> files = rules is null ? given : [rules, .. given];
        return new ContextRules(new ContextFilter(files, definition.Include), own is null)
        {
            // BuildKit must be able to read the .dockerignore of the context.
            WithoutFile = given.IsEmpty && definition.Include.IsEmpty ? ContextFilter.None : new ContextFilter(given, definition.Include.IsEmpty ? [] : [.. definition.Include, FileName]),
            Exceptions = exceptions,
            Text = (own ?? ofContext)?.Text,
        };
    }

    private static async Task<RulesFile?> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            var text = await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
            return new RulesFile(Parse(text, path), text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildContextException($"The ignore rules in '{path}' cannot be read: {e.Message} Grant this user access to the file, or remove it.", e);
        }
    }

    // Without an error, a malformed pattern would send the files that it should exclude, perhaps a secret. The docker CLI refuses such a file too.
    private static IgnoreFile Parse(string text, string path)
    {
        var rules = IgnoreFile.Parse(text);
        return rules.Errors is [var first, ..]
            ? throw new BuildContextException(
                $"{path}({first.Line},1): error: {first.Message} Fix the line or remove it. Nothing was sent, because the excluded files are unknown.")
            : rules;
    }

    /// <summary>A file of ignore rules and its text.</summary>
    private sealed record RulesFile(IgnoreFile Rules, string Text);
}
