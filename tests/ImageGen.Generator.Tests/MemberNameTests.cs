using System.Reflection;
using CsCheck;
using ImageGen.Generator.Emission;
using ImageGen.Generator.Pipeline.Resolution.Dockerfiles;

namespace ImageGen.Generator.Tests;

/// <summary>The C# names of what Dockerfiles name.</summary>
public sealed class MemberNameTests
{
    [Theory]
    [InlineData("VERSION", "Version")]
    [InlineData("NODE_VERSION", "NodeVersion")]
    [InlineData("node-version", "NodeVersion")]
    [InlineData("nodeVersion", "NodeVersion")]
    [InlineData("NODE_20_VERSION", "Node20Version")]
    [InlineData("HTTP2", "Http2")]
    [InlineData("7ZIP", "_7zip")]
    [InlineData("_private", "Private")]
    [InlineData("buildARG", "BuildArg")]
    [InlineData("XMLParser", "XMLParser")]
    [InlineData("org.opencontainers.image.title", "OrgOpencontainersImageTitle")]
    [InlineData("class", "Class")]
    [InlineData("äpfel", "Äpfel")]
    [InlineData("a😀b", "AB")]
    [InlineData("...", "_")]
    public void Name_of(string name, string member) => Assert.Equal(member, MemberName.Create(name));

    [Fact]
    public void Every_name_becomes_an_identifier() => Gen.String.Sample(static name => SyntaxFacts.IsValidIdentifier(MemberName.Create(name)));

    [Theory]
    [InlineData(typeof(BuildArguments), nameof(ReservedNames.Arguments))]
    [InlineData(typeof(BuildSecretCollection), nameof(ReservedNames.Secrets))]
    [InlineData(typeof(SshForwardCollection), nameof(ReservedNames.Agents))]
    [InlineData(typeof(object), nameof(ReservedNames.Constants))]
    public void What_a_type_has_already_is_reserved(Type type, string reserved)
    {
        var names = (IReadOnlyCollection<string>)typeof(ReservedNames).GetProperty(reserved, BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!;
        var inherited = type.GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy)
            .Where(static member => member is not ConstructorInfo && !IsPrivate(member) && !member.Name.Contains('.', StringComparison.Ordinal) && !member.Name.Contains('_', StringComparison.Ordinal))
            .Select(static member => member.Name)
            .Distinct(StringComparer.Ordinal);

        Assert.Empty(inherited.Except(names, StringComparer.Ordinal));
    }

    private static bool IsPrivate(MemberInfo member) => member switch
    {
        FieldInfo field => field.IsPrivate || field.IsAssembly,
        MethodBase method => method.IsPrivate || method.IsAssembly,
        _ => false,
    };
}
