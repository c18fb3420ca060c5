using System.Reflection;
using System.Runtime.CompilerServices;

namespace ImageGen.Generator.Tests;

/// <summary>Which members a Dockerfile requires.</summary>
public sealed class RequiredMemberTests
{
    [Theory]
    [InlineData("ARG TAG\nFROM busybox:$TAG", "Tag")]
    [InlineData("ARG IMAGE\nFROM ${IMAGE} AS unused\nFROM scratch", "Image")]
    [InlineData("ARG REGISTRY\nARG IMAGE=$REGISTRY/busybox\nFROM $IMAGE", "Registry")]
    [InlineData("ARG PLATFORM\nFROM --platform=$PLATFORM busybox", "Platform")]
    [InlineData("ARG B\nARG A=${B:?}\nFROM scratch", "B")]
    [InlineData("FROM busybox\nARG V\nLABEL v=${V:?}", "V")]
    [InlineData("FROM busybox\nARG V=\nLABEL v=${V:?}", "V")]
    [InlineData("FROM busybox\nARG V\nENV v=${V?}", "V")]
    [InlineData("ARG V\nFROM busybox\nARG V\nLABEL v=${V:?}", "V")]
    [InlineData("FROM busybox AS a\nARG V\nFROM a\nLABEL v=${V:?}", "V")]
    [InlineData("FROM busybox AS a\nARG V\nRUN : \"${V:?}\"\nFROM scratch\nCOPY --from=a / /", "V")]
    [InlineData("FROM busybox\nARG V\nRUN <<EOF\n# don't\necho ${V:?}\nEOF", "V")]
    [InlineData("FROM busybox\nARG V W\nRUN [ -n \"$W\" ] && test ${V:?say which}", "V")]
    [InlineData("FROM busybox\nRUN --mount=type=secret,id=key,required true", "Key")]
    [InlineData("FROM busybox\nRUN --mount=type=secret,id=key true\nRUN --mount=type=secret,id=key,required=true true", "Key")]
    [InlineData("FROM busybox\nRUN --mount=type=ssh,required=true true", "Default")]
    public void Required(string dockerfile, string member) => Assert.Equal([member], RequiredMembersOf(dockerfile));

    [Theory]
    [InlineData("ARG TAG=1\nFROM busybox:$TAG")]
    [InlineData("ARG TAG\nFROM busybox:${TAG:-latest}")]
    [InlineData("ARG SUFFIX=\nFROM busybox$SUFFIX")]
    [InlineData("ARG SUFFIX\nFROM busybox${SUFFIX:+-$SUFFIX}")]
    [InlineData("FROM --platform=$BUILDPLATFORM busybox\nARG TARGETARCH\nLABEL a=${TARGETARCH:?}")]
    [InlineData("FROM busybox\nARG V=1\nLABEL v=${V:?}")]
    [InlineData("ARG V=1\nFROM busybox\nARG V\nLABEL v=${V:?}")]
    [InlineData("FROM busybox\nARG V\nENV V=1\nLABEL v=${V:?}")]
    [InlineData("FROM busybox\nLABEL v=${FROM_THE_BASE:?}")]
    [InlineData("FROM busybox AS unused\nARG V\nLABEL v=${V:?}\nRUN --mount=type=secret,id=key,required true\nFROM scratch")]
    [InlineData("FROM busybox\nARG V\nRUN echo '${V:?}' \\${V:?} # ${V:?}")]
    [InlineData("FROM busybox\nARG V\nRUN [\"echo\", \"${V:?}\"]")]
    [InlineData("FROM busybox\nARG V\nONBUILD LABEL v=${V:?}")]
    [InlineData("FROM busybox\nRUN --mount=type=secret,id=key,required=false true")]
    public void Not_required(string dockerfile) => Assert.Empty(RequiredMembersOf(dockerfile));

    [Fact]
    public void What_the_attribute_gives_is_not_required_any_more() =>
        Assert.Equal(["B"], RequiredMembersOf("ARG A\nARG B\nFROM $A:$B", "Args = [\"A=busybox\"]"));

    [Fact]
    public void A_secret_that_the_attribute_gives_is_not_required_any_more() => Assert.Equal(
        ["Token"],
        RequiredMembersOf(
            "FROM busybox\nRUN --mount=type=secret,id=key,required --mount=type=secret,id=token,required true",
            "Secrets = [\"id=key,src=key.pem\", \"id=other,env=TOKEN\"]"));

    [Fact]
    public void The_attributes_target_says_which_stages_count()
    {
        const string dockerfile = "FROM busybox AS a\nARG V\nLABEL v=${V:?}\nFROM busybox AS b\nARG W\nLABEL w=${W:?}";

        Assert.Equal(["V"], RequiredMembersOf(dockerfile, "Target = \"a\""));
        Assert.Equal(["W"], RequiredMembersOf(dockerfile));
    }

    private static IEnumerable<string> RequiredMembersOf(string dockerfile, string? setting = null)
    {
        var compiled = new UserProject($"[ImageGen.DockerImage(\"acme/shop\", Dockerfile = \"Dockerfile\"{(setting is null ? "" : ", " + setting)})] public static partial class Shop;")
        {
            Files = { ["Dockerfile"] = dockerfile + "\n" },
        }.Compile();
        Assert.Empty(compiled.CompilerDiagnostics);
        return compiled.Load().GetType("Shop+BuildOptions")!.GetNestedTypes()
            .SelectMany(static type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(static property => property.IsDefined(typeof(RequiredMemberAttribute)))
            .Select(static property => property.Name);
    }
}
