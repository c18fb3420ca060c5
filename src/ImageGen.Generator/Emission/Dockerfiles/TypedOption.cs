using ImageGen.Generator.Models;
using ImageGen.Generator.Models.Dockerfiles;

namespace ImageGen.Generator.Emission.Dockerfiles;

/// <summary>An option of the build that has its own type, with a property for each name that the Dockerfile uses.</summary>
/// <param name="Name">The option, a property of <c>ImageBuildOptions</c>.</param>
/// <param name="Type">The name of the type.</param>
/// <param name="BaseType">The base type, which accepts any name.</param>
/// <param name="Summary">The documentation of the option and of its type.</param>
/// <param name="Properties">The properties; there is at least one.</param>
internal sealed record TypedOption(string Name, string Type, string BaseType, string Summary, IReadOnlyList<TypedProperty> Properties)
{
    private bool IsRequired => Properties.Any(static property => property.IsRequired);

    /// <summary>Creates the typed options of an image. An option without properties is omitted.</summary>
    public static IReadOnlyList<TypedOption> CreateAll(ImageModel model)
    {
        var members = model.Members;
        var file = "<c>" + CSharpText.Documentation(model.Dockerfile) + "</c>";
        return
        [
            .. Option("Args", "DockerfileArguments", "BuildArguments", "The build arguments that " + file + " declares. The indexer accepts any other, such as <c>HTTP_PROXY</c>.", members.Arguments.Select(TypedProperty.FromArgument)),
            .. Option("Secrets", "DockerfileSecrets", "BuildSecretCollection", "The secrets that steps of " + file + " mount. The indexer accepts any other.", members.Secrets.Select(TypedProperty.OfSecret)),
            .. Option("Ssh", "DockerfileAgents", "SshForwardCollection", "The SSH agents that steps of " + file + " mount. The indexer accepts any other.", members.Agents.Select(TypedProperty.OfAgent)),
        ];
    }

    /// <summary>Writes a constructor that creates the options that are not required, so a nested initializer can set their properties.</summary>
    public static IEnumerable<Action<SourceWriter>> WriteConstructor(IReadOnlyList<TypedOption> options)
    {
        var initialised = options.Where(static option => !option.IsRequired).ToArray();
        return initialised.Length == 0 ? [] : [Write];

        void Write(SourceWriter writer)
        {
            writer.Documentation("<summary>Creates options with their default values.</summary>");
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
