using System.Text.Json;

namespace ImageGen.Oci.Documents;

/// <summary>Reads the JSON documents of images, whose authors may be hostile.</summary>
internal static class ImageDocument
{
    /// <summary>The limit of registries for manifests (distribution v2.8.3, <c>registry/handlers/manifests.go</c>).</summary>
    public const int MaxSize = 4 * 1024 * 1024;

    private const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <param name="kind">The kind of the document, for messages.</param>
    /// <param name="content">The JSON.</param>
    /// <param name="read">Reads the values. They must not refer to the document.</param>
    /// <exception cref="InvalidImageException">The content is not valid.</exception>
    public static T Read<T>(string kind, ReadOnlyMemory<byte> content, Func<DocumentObject, T> read)
    {
        if (content.Length > MaxSize)
        {
            throw Invalid(kind, $"has {content.Length} bytes, and the limit is {MaxSize}");
        }

        try
        {
            using var document = JsonDocument.Parse(content, Options);
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? read(new DocumentObject(kind, path: "", document.RootElement))
                : throw Invalid(kind, "is not a JSON object");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException is for texts that are not valid UTF-8 or UTF-16.
            throw Invalid(kind, "is not valid JSON: " + exception.Message, exception);
        }
    }

    public static InvalidImageException Invalid(string kind, string problem, Exception? cause = null) =>
        new($"The {kind} of the image {problem}. Check that it is complete, and that the program that created it supports the OCI image specification.", cause);
}
