using ImageGen.BuildKit.FileSync.Receiving;
using Xunit;

namespace ImageGen.BuildKit.Tests.FileSync.Receiving;

public sealed class WindowsNameTests
{
    [Theory]
    [InlineData("file", true)]
    [InlineData("file.txt", true)]
    [InlineData(".dockerignore", true)]
    [InlineData("console", true)]
    [InlineData("a.nul", true)]
    [InlineData("COM10", true)]
    [InlineData("file.", false)]
    [InlineData("file ", false)]
    [InlineData("NUL", false)]
    [InlineData("nul.txt", false)]
    [InlineData("Com1.tar.gz", false)]
    [InlineData("aux .txt", false)]
    [InlineData("lpt²", false)]
    [InlineData("", false)]
    public void A_name_is_a_single_file_name(string name, bool isPlain) => Assert.Equal(isPlain, WindowsName.IsPlain(name));
}
