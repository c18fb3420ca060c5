using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace ImageGen.Generator.Tests.UserCode;

/// <summary>An additional file.</summary>
internal sealed class UserFile(string path, string text) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
}
