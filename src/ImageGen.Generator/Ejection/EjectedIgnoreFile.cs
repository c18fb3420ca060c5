using System.Text;
using ImageGen.Generator.Pipeline;
using ImageGen.Projects.Dockerfiles;
using Microsoft.CodeAnalysis;

namespace ImageGen.Generator.Ejection;

/// <summary>
/// The ignore file beside an ejected Dockerfile. A builder then ignores the <c>.dockerignore</c> of the context, so the rules of that file are repeated.
/// An <c>auto</c> build excludes what either of the two excludes. In one file, the last rule decides.
/// </summary>
internal static class EjectedIgnoreFile
{
    public const string Name = ".dockerignore";

    /// <summary>Finds the text of the file in a folder, among the files that the compiler sees.</summary>
    public static string? Find(IEnumerable<AdditionalText> files, string folder, CancellationToken cancellation) => files
        .FirstOrDefault(file => ProjectPath.Normalize(file.Path) == folder + "/" + Name)
        ?.GetText(cancellation)?.ToString();

    /// <param name="generated">The rules of the <c>auto</c> Dockerfile.</param>
    /// <param name="dockerfile">The absolute path of the ejected Dockerfile.</param>
    /// <param name="ofContext">The text of the <c>.dockerignore</c> in the folder of the context; <see langword="null"/> if there is none.</param>
    /// <param name="isContextKnown">Whether the compiler sees that file, if it exists.</param>
    public static string Create(ProjectDockerfile generated, string dockerfile, string? ofContext, bool isContextKnown)
    {
        var text = new StringBuilder("# The files that are sent to the builder.\n");
        if (ofContext is not null && HasExceptions(ofContext))
        {
            // What the file includes again must stay within the rules of the project. The folders to send are not repeated: the Dockerfile copies no others.
            _ = text.Append(Repeated(ofContext)).Append(WithoutExcluded(generated.IgnoreText, IgnoreFile.Parse(ofContext))).Append(Exceptions(generated, ofContext));
        }
        else
        {
            _ = text.Append(generated.IncludeText).Append(generated.IgnoreText)
                .Append(ofContext is not null ? Repeated(ofContext) + Exceptions(generated, ofContext) : isContextKnown ? "" : "# A .dockerignore in the folder of the context has no effect beside this file. Add its rules here.\n");
        }

        return text.Append(RuleForDockerfile(generated, dockerfile)).ToString();
    }

    private static string Repeated(string rules) => "# The rules of the .dockerignore in the folder of the context, which has no effect beside this file.\n" + rules.Replace("\r\n", "\n").TrimEnd('\n') + "\n";

    /// <summary>Files that an <c>auto</c> build sends although the <c>.dockerignore</c> excludes them.</summary>
    private static string Exceptions(ProjectDockerfile generated, string ofContext)
    {
        var rules = IgnoreFile.Parse(ofContext);
        return string.Concat(generated.NamedFiles.Where(rules.IsIgnored).Select(static path => ProjectDockerfile.IncludingRule(path) + "\n"));
    }

    private static bool HasExceptions(string rules) => rules.Split('\n').Any(static line => line.TrimStart().StartsWith("!", StringComparison.Ordinal));

    private static string WithoutExcluded(string rules, IgnoreFile excluding) => string.Concat(
        rules.Split(['\n'], StringSplitOptions.RemoveEmptyEntries)
            .Where(rule => rule[0] != '!' || !excluding.IsIgnored(ProjectPath.Normalize(rule.Substring(1).Replace("\\", ""))))
            .Select(static rule => rule + "\n"));

    /// <summary>A project that is published and has the class itself is compiled in the container, which needs the Dockerfile.</summary>
    private static string RuleForDockerfile(ProjectDockerfile generated, string dockerfile)
    {
        var path = ProjectPath.RelativeTo(generated.ContextFolder, dockerfile);
        return generated.Include.Any(folder => folder == "." ? !path.StartsWith("../", StringComparison.Ordinal) : path.StartsWith(folder + "/", StringComparison.Ordinal))
            ? ProjectDockerfile.IncludingRule(path) + "\n"
            : "";
    }
}
