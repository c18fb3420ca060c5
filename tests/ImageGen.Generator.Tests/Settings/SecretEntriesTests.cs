using CsCheck;
using ImageGen.Generator.Settings;

namespace ImageGen.Generator.Tests.Settings;

/// <summary>Where a secret comes from, as the docker CLI writes it: <c>Secret.UnmarshalText</c> and <c>secretsprovider.NewStore</c> of docker/buildx 461836b.</summary>
public sealed class SecretEntriesTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.OneOf("id", "ID", "src", "source", "env", "type", "file", "npmrc", "TOKEN", ".npmrc", "a b", "", "=", ",", "\"", "$X", "é", "\\"),
        Gen.String[Gen.Char.AlphaNumeric, 1, 5]);

    private static readonly Gen<(string Key, string Value)> Field = Gen.Select(
        Gen.OneOf("id", "Id", "src", "source", "SOURCE", "env", "type", "other"),
        Gen.OneOf(Text.Array[0, 3].Select(string.Concat), Gen.OneOf("file", "env", "npmrc")));

    [Theory]
    [InlineData("id=npmrc,src=.npmrc", "FromFile(\"npmrc\", \".npmrc\")")]
    [InlineData("id=npmrc,source=.npmrc", "FromFile(\"npmrc\", \".npmrc\")")]
    [InlineData("src=/run/npmrc,id=npmrc", "FromFile(\"npmrc\", \"/run/npmrc\")")]
    [InlineData("ID=npmrc,Src=.npmrc", "FromFile(\"npmrc\", \".npmrc\")")]
    [InlineData("type=file,id=npmrc,src=.npmrc", "FromFile(\"npmrc\", \".npmrc\")")]
    [InlineData("id=npmrc,src=a=b", "FromFile(\"npmrc\", \"a=b\")")]
    [InlineData("id=npmrc,\"src=a,b \"\"c\"\"\"", "FromFile(\"npmrc\", \"a,b \\\"c\\\"\")")]
    [InlineData("\"id=npmrc\",\"src=.npmrc\"", "FromFile(\"npmrc\", \".npmrc\")")]
    [InlineData("id=token,env=TOKEN", "FromEnvironment(\"token\", \"TOKEN\")")]
    [InlineData("type=env,id=token,env=TOKEN", "FromEnvironment(\"token\", \"TOKEN\")")]
    [InlineData("type=env,id=token,src=TOKEN", "FromEnvironment(\"token\", \"TOKEN\")")]
    [InlineData("id=npmrc,src=secrets\\npmrc", "FromFile(\"npmrc\", \"secrets/npmrc\")")]
    [InlineData("id=TOKEN,type=env", "FromEnvironment(\"TOKEN\", \"TOKEN\")")]
    [InlineData("id=npmrc,type=file", "FromFile(\"npmrc\", \"npmrc\")")]
    public void A_source(string text, string factory)
    {
        var entry = SecretEntries.Read(text);

        Assert.Null(entry.Error);
        Assert.Equal("global::ImageGen.BuildSecret." + factory, entry.Expression);
    }

    [Fact]
    public void An_id_alone_is_the_variable_or_else_the_file() => Assert.Equal(
        "global::System.Environment.GetEnvironmentVariable(\"TOKEN\") is null ? global::ImageGen.BuildSecret.FromFile(\"TOKEN\", \"TOKEN\") : global::ImageGen.BuildSecret.FromEnvironment(\"TOKEN\", \"TOKEN\")",
        SecretEntries.Read("id=TOKEN").Expression);

    [Theory]
    [InlineData("", "write 'id=npmrc,src=.npmrc'")]
    [InlineData("npmrc", "only 'id', 'src', 'env' and 'type'")]
    [InlineData("id=npmrc,target=/a", "only 'id', 'src', 'env' and 'type'")]
    [InlineData("id", "'id' has no valid value")]
    [InlineData("id=npmrc,", "only 'id', 'src', 'env' and 'type'")]
    [InlineData("id=npmrc, src=a", "only 'id', 'src', 'env' and 'type'")]
    [InlineData("id=a,type=vault", "write type=file or type=env")]
    [InlineData("id=a,\"src=b", "double quotes")]
    [InlineData("id=a,src=\"b\"", "double quotes")]
    [InlineData("src=.npmrc", "the id is missing")]
    public void Refused_by_the_docker_CLI_too(string text, string says) => Assert.Contains(says, SecretEntries.Read(text).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("id=a,src=b,env=C", "keep one of them")]
    [InlineData("id=a,type=env,src=b,env=C", "keep one of them")]
    [InlineData("id=a,type=file,env=C", "keep one of them")]
    [InlineData("id=a,id=b", "'id' is given twice")]
    [InlineData("id=a,src=b,source=c", "'src' is given twice")]
    [InlineData("id=a,src=", "'src' has no valid value")]
    [InlineData("id=a,env= ", "'env' has no valid value")]
    [InlineData("id=a,src=b\n", "'src' has no valid value")]
    [InlineData("id=a b,src=c", "use no commas")]
    [InlineData("\"id=a,b\",src=c", "use no commas")]
    public void Refused_though_the_docker_CLI_takes_a_part_of_it(string text, string says) => Assert.Contains(says, SecretEntries.Read(text).Error, StringComparison.Ordinal);

    [Fact]
    public void What_is_accepted_means_what_the_docker_CLI_makes_of_it() => Field.Array[0, 4].Sample(fields =>
    {
        var entry = SecretEntries.Read(string.Join(",", fields.Select(static field => Quoted(field.Key + "=" + field.Value))));
        if (entry.Error is not null)
        {
            return;
        }

        var (id, file, variable) = OfBuildx(fields);
        Assert.Equal(id, entry.Name);
        var type = fields.Where(static field => field.Key == "type").Select(static field => field.Value).SingleOrDefault();
        Assert.Equal(
            (file, variable, type) switch
            {
                ({ Length: > 0 }, "", _) => $"global::ImageGen.BuildSecret.FromFile({Emission.CSharpText.Literal(id)}, {Emission.CSharpText.Literal(file.Replace('\\', '/'))})",
                ("", { Length: > 0 }, _) => $"global::ImageGen.BuildSecret.FromEnvironment({Emission.CSharpText.Literal(id)}, {Emission.CSharpText.Literal(variable)})",
                _ => type is null ? SecretEntries.Read("id=" + id).Expression : SecretEntries.Read("id=" + id + ",type=" + type).Expression,
            },
            entry.Expression);
    }, iter: 20_000);

    [Fact]
    public void No_text_throws_and_an_entry_has_a_name_or_an_error() => Text.Array[0, 12].Select(string.Concat).Sample(text =>
    {
        var entry = SecretEntries.Read(text);
        Assert.NotEqual(entry.Error is null, entry.Name is null);
    }, iter: 20_000);

    /// <summary>The loop of <c>Secret.UnmarshalText</c>.</summary>
    private static (string Id, string File, string Variable) OfBuildx(IEnumerable<(string Key, string Value)> fields)
    {
        var (id, file, variable, type) = ("", "", "", "");
        foreach (var (key, value) in fields)
        {
            switch (key.ToLowerInvariant())
            {
                case "type":
                    type = value;
                    break;
                case "id":
                    id = value;
                    break;
                case "source" or "src":
                    file = value;
                    break;
                case "env":
                    variable = value;
                    break;
            }
        }

        return type == "env" && variable.Length == 0 ? (id, "", file) : (id, file, variable);
    }

    private static string Quoted(string field) => "\"" + field.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
