using System.Globalization;
using CsCheck;

namespace ImageGen.Generator.Tests.Compatibility;

/// <summary>Whatever the names of a class, of what is around it and of its Dockerfile are, the emitted code compiles.</summary>
public sealed class NamePropertyTests
{
    private static readonly char[] Start = [.. Characters().Where(SyntaxFacts.IsIdentifierStartCharacter)];
    private static readonly char[] Part = [.. Characters().Where(SyntaxFacts.IsIdentifierPartCharacter)];

    /// <summary>Keywords, the names of generated members, and names that the emitted code uses.</summary>
    private static readonly Gen<string> KnownName = Gen.OneOf(
    [
        .. SyntaxFacts.GetKeywordKinds().Concat(SyntaxFacts.GetContextualKeywordKinds()).Select(SyntaxFacts.GetText).Where(SyntaxFacts.IsValidIdentifier),
        .. Models.GeneratedMembers.All,
        "System", "ImageGen", "Lazy", "Task", "DockerImage", "ImageBuildOptions", "DockerfileArguments", "DockerfileSecrets", "Args", "Secrets", "Ssh", "Target", "All", "Final", "options",
        "cancellationToken", "Equals", "ToString", "GetHashCode", "GetType", "Finalize", "EqualityContract", "PrintMembers", "_", "__", "CON", "value__", "Item", "get_Name",
    ]);

    private static readonly Gen<string> RandomName = Gen.Select(Gen.OneOf(Start), Gen.OneOf(Part).Array[0, 12], static (first, rest) => first + new string(rest));

    private static readonly Gen<string> Name = Gen.OneOf(KnownName, RandomName);

    /// <summary>A name as its author writes it: with <c>@</c>, or with an escape.</summary>
    private static readonly Gen<string> WrittenName = Gen.Select(
        Name,
        Gen.Bool,
        static (name, isEscaped) => isEscaped ? $"\\u{(int)name[0]:x4}{name[1..]}" : "@" + name);

    private static readonly Gen<string> Container = Gen.OneOf("partial class", "static partial class", "partial struct", "partial record", "partial record struct", "partial interface", "ref partial struct");

    private static readonly Gen<UserClass> Class = Gen.Select(
        WrittenName.Array[0, 3],
        Gen.Select(Container, WrittenName).Array[0, 3],
        Gen.OneOf("static partial class", "abstract partial class", "sealed partial record", "partial class"),
        WrittenName,
        Gen.OneOf("ARG {0}", "ARG {0}=1", "ARG {0}\nLABEL a=${{0}:?}", "FROM busybox AS {0}", "LABEL {0}=1", "RUN --mount=type=secret,id={0} true", "RUN --mount=type=ssh,id={0},required true")
            .Select(Name, static (line, name) => line.Replace("{0}", name, StringComparison.Ordinal)).Array[0, 12],
        static (space, containers, kind, name, lines) => new UserClass(space, containers, kind, name, "FROM scratch\n" + string.Join('\n', lines) + "\n"));

    /// <summary>Several at a time, since what takes time is to compile anything at all.</summary>
    [Fact]
    [Trait("Needs", "time")]
    public void The_emitted_code_compiles() => Class.Array[10].Sample(
        static classes =>
        {
            var project = new UserProject([.. classes.Select(static (image, number) => image.Source(number))]);
            for (var number = 0; number < classes.Length; number++)
            {
                project.Files.Add($"{number}.Dockerfile", classes[number].Dockerfile);
            }

            // A type must not have the name of the type around it, and much more: the compiler decides which names are valid.
            var invalid = project.Compilation().GetDeclarationDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.Location.SourceTree).ToHashSet();
            project = new UserProject([.. project.Compilation().SyntaxTrees.Select(tree => invalid.Contains(tree) ? "" : tree.ToString())]) { Files = project.Files };

            Assert.Empty(project.Compile().DiagnosticsOfGeneratedCode);
        },
        print: static classes => string.Join("\n\n", classes.Select(static (image, number) => image.Source(number) + "\n" + image.Dockerfile)),
        iter: 30);

    private static IEnumerable<char> Characters() => Enumerable.Range(0, char.MaxValue).Select(static code => (char)code);

    private sealed record UserClass(string[] Namespace, (string Kind, string Name)[] Containers, string Kind, string Name, string Dockerfile)
    {
        public string Source(int number)
        {
            var space = string.Concat(Namespace.Select(static name => "." + name));
            var containers = string.Concat(Containers.Select(static container => container.Kind + " " + container.Name + " { "));
            var attribute = string.Create(CultureInfo.InvariantCulture, $"[global::ImageGen.DockerImage(\"acme/shop\", Dockerfile = \"{number}.Dockerfile\")]");
            return $"namespace N{number}{space} {{ {containers}{attribute} {Kind} {Name} {{ }} {new string('}', Containers.Length + 1)}";
        }
    }
}
