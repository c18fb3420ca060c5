using ImageGen.Contexts;
using Xunit;

namespace ImageGen.Tests.Contexts;

public sealed class ContextUrlTests
{
    [Theory]
    [InlineData("https://user:token@host/repository.git#main", "https://host/repository.git#main")]
    [InlineData("https://to:k@en@host", "https://host")]
    [InlineData("https://host/a@b.git", "https://host/a@b.git")]
    [InlineData("ssh://git@host/repository.git", "ssh://host/repository.git")]
    [InlineData("git@host:repository.git", "git@host:repository.git")]
    public void Is_shown_without_what_may_be_a_token(string url, string shown)
    {
        Assert.Equal(shown, ContextUrl.WithoutUserInfo(url));
        Assert.Equal(shown, BuildContext.FromUrl(url).ToString());
        Assert.Equal(shown, NamedContext.FromUrl(url).ToString());
    }
}
