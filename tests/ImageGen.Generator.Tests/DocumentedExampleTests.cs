using System.Reflection;
using System.Text.RegularExpressions;

namespace ImageGen.Generator.Tests;

/// <summary>The examples of all READMEs and guides compile as they stand, in a project with implicit usings and the Dockerfile that is shown above them.</summary>
public sealed partial class DocumentedExampleTests
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly string Repository = typeof(DocumentedExampleTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == "Repository").Value!;

    /// <summary>The pages about ImageGen beside other libraries. Their examples may use the packages of ImageGen.Guides; the others need ImageGen alone.</summary>
    private static readonly HashSet<string> PagesWithPackages = ["docs/guides/aspire.md", "docs/guides/hosting.md", "docs/guides/testcontainers.md", "src/ImageGen.Hosting/README.md"];

    private static IEnumerable<string> Pages =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository, "docs", "guides"), "*.md"),
        .. Directory.EnumerateDirectories(Path.Combine(Repository, "src")).Select(static project => Path.Combine(project, "README.md")).Where(File.Exists),
        Path.Combine(Repository, "README.md"),
    ];

    public static TheoryData<string, string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string, string>();
            foreach (var page in Pages)
            {
                var dockerfile = "FROM scratch\n";
                foreach (Match block in Block().Matches(File.ReadAllText(page)))
                {
                    if (block.Groups["language"].Value == "dockerfile")
                    {
                        dockerfile = block.Groups["text"].Value;
                    }
                    else
                    {
                        examples.Add(Path.GetRelativePath(Repository, page).Replace('\\', '/'), block.Groups["text"].Value, dockerfile);
                    }
                }
            }

            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_compiles_without_warning(string page, string example, string dockerfile)
    {
        new UserProject(ImplicitUsings, example)
        {
            // A test class has no top-level statements.
            OutputKind = example.Contains("[Fact]", StringComparison.Ordinal) ? OutputKind.DynamicallyLinkedLibrary : OutputKind.ConsoleApplication,
            ReferencesCommandLine = true,
            Files = { ["Dockerfile"] = dockerfile },
            // As the SDK does for all projects: packages for an older framework are usual.
            NoWarn = ["CS1701", "CS1702"],
            References = PagesWithPackages.Contains(page) ? FrameworkReferences.WithPackages : FrameworkReferences.All,
        }
            .Compile()
            .AssertCompilesWithoutWarning();
    }

    [GeneratedRegex("^```(?<language>csharp|dockerfile)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();
}
