using ImageGen.Generator.Models;
using ImageGen.Generator.Models.Dockerfiles;

namespace ImageGen.Generator.Emission.Dockerfiles;

/// <summary>An option of the build that gets a type of its own, with a property for each name that the Dockerfile uses.</summary>
/// <param name="Name">The option, a property of <c>ImageBuildOptions</c>.</param>
/// <param name="Type">The name of the type.</param>
/// <param name="BaseType">The type that takes any name.</param>
/// <param name="Summary">What both hold.</param>
/// <param name="Properties">The properties; there is at least one.</param>
internal sealed record TypedOption(string Name, string Type, string BaseType, string Summary, IReadOnlyList<TypedProperty> Properties)
{
    private bool IsRequired => Properties.Any(static property => property.IsRequired);

    /// <summary>The typed options of an image; none where the Dockerfile has nothing for one.</summary>
    public static IReadOnlyList<TypedOption> Of(ImageModel model)
    {
        var members = model.Members;
        var file = "<c>" + CSharpText.Documentation(model.Dockerfile) + "</c>";
        return
        [
            .. Option("Args", "DockerfileArguments", "BuildArguments", "The build arguments that " + file + " declares; the indexer takes any other, such as <c>HTTP_PROXY</c>.", members.Arguments.Select(TypedProperty.Of)),
            .. Option("Secrets", "DockerfileSecrets", "BuildSecretCollection", "The secrets that steps of " + file + " ask for; the indexer takes any other.", members.Secrets.Select(TypedProperty.OfSecret)),
            .. Option("Ssh", "DockerfileAgents", "SshForwardCollection", "The SSH agents that steps of " + file + " ask for; the indexer takes any other.", members.Agents.Select(TypedProperty.OfAgent)),
        ];
    }

    /// <summary>What is not required is there from the start, so that its properties can be set without making it.</summary>
    public static IEnumerable<Action<SourceWriter>> WriteConstructor(IReadOnlyList<TypedOption> options)
    {
        var initialised = options.Where(static option => !option.IsRequired).ToArray();
        return initialised.Length == 0 ? [] : [Write];

        void Write(SourceWriter writer)
        {
            writer.Documentation("<summary>Makes settings that leave everything at its default.</summary>");
            writer.Open("public " + GeneratedMembers.BuildOptions + "()");
            foreach (var option in initialised)
            {
                writer.Line("base." + option.Name + " = new " + option.Type + "();");
            }

            writer.Close();
        }
    }

    public void WriteProperty(SourceWriter writer)
    {
        writer.Documentation("<summary>" + Summary + "</summary>");
        writer.Open("public " + (IsRequired ? "required " : "") + "new " + Type + " " + Name);
        writer.Line("get => (" + Type + ")base." + Name + ";");
        writer.Line("init => base." + Name + " = value;");
        writer.Close();
    }

    public void WriteType(SourceWriter writer)
    {
        writer.Documentation("<summary>" + Summary + "</summary>");
        writer.Open("public sealed class " + Type + " : global::ImageGen." + BaseType);
        writer.Separated(Properties, static (writer, property) => property.Write(writer));
        writer.Close();
    }

    private static IEnumerable<TypedOption> Option(string name, string type, string baseType, string summary, IEnumerable<TypedProperty> properties)
    {
        var all = properties.ToArray();
        return all.Length == 0 ? [] : [new TypedOption(name, type, baseType, summary, all)];
    }
}
