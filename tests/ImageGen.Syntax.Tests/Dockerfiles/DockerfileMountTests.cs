using Xunit;

namespace ImageGen.Syntax.Tests.Dockerfiles;

public sealed class DockerfileMountTests
{
    private static DockerfileMount Mount(string value) => Assert.Single(Dockerfile.Parse($"FROM a\nRUN --mount={value} true\n").Instructions[1].Mounts);

    [Theory]
    [InlineData("type=secret,id=npm,target=/x", "npm")]
    [InlineData("type=secret,target=/run/secrets/token", "token")]
    [InlineData("type=secret,dst=/run/token/", "token")]
    [InlineData("type=secret,src=key,target=/x", "key")]
    [InlineData("type=SECRET,id=a", "a")]
    [InlineData("type=ssh", "default")]
    [InlineData("type=ssh,id=github", "github")]
    [InlineData("type=cache,target=/c", "/c")]
    [InlineData("type=cache,id=c,target=/d", "c")]
    [InlineData("target=/x", null)]
    [InlineData("type=tmpfs,target=/x", null)]
    public void The_id_is_the_one_that_the_builder_asks_for(string value, string? id) => Assert.Equal(id, Mount(value).Id);

    [Theory]
    [InlineData("type=secret,id=a", false)]
    [InlineData("type=secret,id=a,required", true)]
    [InlineData("type=secret,id=a,required=true", true)]
    [InlineData("type=secret,id=a,required=1", true)]
    [InlineData("type=secret,id=a,required=false", false)]
    public void A_secret_is_required_where_it_says_so(string value, bool required) => Assert.Equal(required, Mount(value).Required);

    [Fact]
    public void Every_field_is_read()
    {
        var mount = Mount("type=cache,from=base,source=/s,destination=/t,sharing=LOCKED,id=$X");
        Assert.Equal(("cache", "base", "/s", "/t", "locked", "$X"), (mount.Type, mount.From, mount.Source, mount.Target, mount.Sharing, mount.Id));
        Assert.Equal("TOKEN", Mount("type=secret,id=t,env=TOKEN").Environment);
        Assert.Equal("bind", Mount("from=base").Type);
    }

    [Fact]
    public void Mounts_are_in_their_order_and_know_their_place()
    {
        var run = Dockerfile.Parse("FROM a\nRUN --mount=type=ssh --network=none \\\n  --mount=type=secret,id=b x --mount=no\n").Instructions[1];
        Assert.Equal(["ssh 2:5", "secret 3:3"], run.Mounts.Select(mount => $"{mount.Type} {mount.Line}:{mount.Column}"));
    }

    [Fact]
    public void A_trigger_has_its_own()
    {
        var onBuild = Dockerfile.Parse("FROM a\nONBUILD RUN --mount=type=ssh x\n").Instructions[1];
        Assert.Empty(onBuild.Mounts);
        Assert.Single(onBuild.Trigger!.Mounts);
    }

    [Fact]
    public void Only_a_run_mounts() => Assert.Empty(Dockerfile.Parse("FROM a\nCOPY --mount=type=ssh x y\n").Instructions[1].Mounts);

    [Fact]
    public void Quotes_hold_commas_together() => Assert.Equal("/a,b", Mount("type=bind,'\"target=/a,b\"'").Target);

    [Theory]
    [InlineData("npmrc", true)]
    [InlineData("feed-token.v2", true)]
    [InlineData("", false)]
    [InlineData(" ", false)]
    [InlineData("a b", false)]
    [InlineData("a,b", false)]
    [InlineData("a\"b", false)]
    [InlineData("a'b", false)]
    [InlineData("a\\b", false)]
    [InlineData("$ID", false)]
    [InlineData("a\tb", false)]
    public void An_id_that_every_build_reads_alike(string id, bool isConstant) => Assert.Equal(isConstant, DockerfileMount.IsConstantId(id));
}
